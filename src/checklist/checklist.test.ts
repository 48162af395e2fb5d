import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { access, aHandover, anItem, ids } from '../../tests/harness/facts.ts';
import { peopleFrom } from '../people/names.ts';
import { sharedContentOf } from '../sharing/shared-content.ts';
import { general } from '../templates/general.ts';
import type { ItemRecord } from './facts.ts';
import { answerFrom, isKnown, misfit, numberOf } from './rules.ts';
import { checklistFor, itemFor } from './view.ts';

const item = (key: string) => {
  const found = general.items.find((one) => one.key === key);
  if (!found) throw new Error(`There is no item ${key}.`);
  return found;
};
const row = (values: Record<string, string>) => ({ id: ids.row, values });
const scene = (
  reader = access(ids.riya, 'sales-owner'),
  items = new Map<string, ItemRecord>(),
) => ({
  template: general,
  depth: 'standard' as const,
  state: 'draft' as const,
  access: reader,
  people: peopleFrom(new Map([[ids.riya, 'Riya Patel']]), aHandover().holders),
  items,
});

describe('an answer to an item', () => {
  it('is unknown again when everything typed is taken out', () => {
    expect(answerFrom({ kind: 'text', text: '  ' }).status).toBe('unknown');
    expect(answerFrom({ kind: 'rows', rows: [row({ feature: ' ' })] })).toMatchObject({
      status: 'unknown',
      rows: [],
    });
  });

  it('keeps a reason with "not applicable" and nothing else', () => {
    const answer = answerFrom({ kind: 'not-applicable', reason: 'New system.' });
    expect(answer).toEqual({ status: 'not-applicable', text: '', rows: [], reason: 'New system.' });
    expect(isKnown({ status: 'not-applicable', reason: '' })).toBe(false);
  });

  it.each([
    ['commercials.hours-sold', 'about 600', 'Write a number, like 640.'],
    ['commercials.hours-sold', '640', null],
    ['commercials.hours-sold', '640,5', null],
    ['commercials.contract', 'Maybe', 'Choose one of: Signed, Letter of intent, Only said.'],
    ['commercials.contract', 'Signed', null],
    ['scope.features', 'a list as text', 'Fill this one in as rows.'],
    ['goals.business', 'anything', null],
  ])('%s takes %p: %p', (key, text, expected) => {
    expect(misfit(item(key), { kind: 'text', text })).toBe(expected);
  });

  it.each([
    ['scope.timeline', { date: 'next week' }, 'Date: write a date like 2027-03-31.'],
    ['scope.timeline', { milestone: 'Live', date: '2027-03-31' }, null],
    ['scope.timeline', { price: '1' }, 'This list has no column "price".'],
    [
      'requirements.functional',
      { priority: 'Urgent' },
      'Priority: choose one of Must, Should, Could, Not this time.',
    ],
    ['scope.exclusions', { exclusion: 'a\u0000b' }, 'Remove the invisible characters.'],
  ])('a row of %s: %p gives %p', (key, values, expected) => {
    expect(misfit(item(key), { kind: 'rows', rows: [row(values as Record<string, string>)] })).toBe(
      expected,
    );
  });

  it('reads hours as a number, with a point or a comma', () => {
    expect(numberOf({ text: '640,5' })).toBe(640.5);
    expect(numberOf({ text: '' })).toBeNull();
    expect(numberOf(undefined)).toBeNull();
  });
});

describe('the checklist of a reader', () => {
  it('leaves out what is restricted, item and column, for a member without a role', () => {
    const integrations = anItem('requirements.integrations', {
      rows: [row({ system: 'SAP', cost: 'CANARY-restricted' })],
    });
    const items = new Map([[integrations.key, integrations]]);
    const view = checklistFor(scene(access(ids.row), items));
    expect(view.items.some((one) => one.audience === 'restricted')).toBe(false);
    expect(JSON.stringify(view)).not.toContain('CANARY');
    expect(JSON.stringify(checklistFor(scene(access(ids.riya, 'sales-owner'), items)))).toContain(
      'CANARY',
    );
  });

  it('lets only the sales owner edit, and only tech mark what is known and unread', () => {
    const known = anItem('goals.business');
    const items = new Map([[known.key, known]]);
    const inReview = {
      ...scene(access(ids.tomas, 'tech-lead'), items),
      state: 'in-review' as const,
    };
    expect(itemFor(scene(undefined, items), item('goals.business')).can).toEqual({
      edit: true,
      markRead: false,
    });
    expect(itemFor(inReview, item('goals.business')).can).toEqual({ edit: false, markRead: true });
    expect(itemFor(inReview, item('goals.measures')).can.markRead).toBe(false);
  });

  it('says who and when', () => {
    const items = new Map([['goals.business', anItem('goals.business')]]);
    expect(itemFor(scene(undefined, items), item('goals.business'))).toMatchObject({
      changedBy: { name: 'Riya Patel', party: 'sales' },
      changedAt: '2026-11-20T09:00:00.000Z',
      version: 1,
    });
  });
});

describe('what the client is shown', () => {
  const value = fc.string({ maxLength: 30 });
  const anyItems = fc.dictionary(
    fc.constantFrom(...general.items.map((one) => one.key)),
    fc.record({
      text: value,
      cell: value,
      status: fc.constantFrom('answered' as const, 'verified' as const, 'unknown' as const),
    }),
  );

  it('CF02 does not change with anything that is not marked for them', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (shared, other) => {
        const build = (internal: typeof other) => {
          const records = general.items.flatMap((one) => {
            const said = one.audience === 'client' ? shared[one.key] : internal[one.key];
            const values = Object.fromEntries(
              (one.fields ?? []).map((field) => [
                field.key,
                (field.audience ?? one.audience) === 'client'
                  ? (said?.cell ?? '')
                  : (internal[one.key]?.cell ?? ''),
              ]),
            );
            return said
              ? [anItem(one.key, { text: said.text, status: said.status, rows: [row(values)] })]
              : [];
          });
          return sharedContentOf(
            aHandover(),
            general,
            new Map(records.map((one) => [one.key, one])),
          );
        };
        expect(JSON.stringify(build(other))).toBe(JSON.stringify(build({})));
      }),
    );
  });

  it('tells them that an item is not part of the project, but not our reason', () => {
    const reason = 'CANARY: they have no budget for it';
    const items = new Map([
      [
        'requirements.migration',
        anItem('requirements.migration', { status: 'not-applicable', reason }),
      ],
    ]);
    const content = JSON.stringify(sharedContentOf(aHandover(), general, items));
    expect(content).toContain('Not part of this project.');
    expect(content).not.toContain('CANARY');
  });
});
