import { describe, expect, it } from '@jest/globals';
import { aHandover, anItem, ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import { begunBy, isRequired } from '../templates/rules.ts';
import { missingBlocks, namedBlocks, readingBlocks } from './blocks.ts';
import type { ItemRecord } from './facts.ts';

const read = { verified_at: '2026-11-20T09:00:00.000Z' };
const required = general.items.filter((one) => isRequired(one, 'standard'));
const complete = (over: Record<string, Partial<ItemRecord>> = {}) => ({
  template: general,
  depth: 'standard' as const,
  handover: aHandover(),
  asks: [],
  items: new Map(required.map(({ key }) => [key, anItem(key, { ...read, ...over[key] })])),
});
const unknown = { status: 'unknown', verified_at: null } as const;

describe('the checklist at submission', () => {
  it('names each required item nobody has filled, and leads sales there', () => {
    const block = {
      code: 'item_unknown',
      subjects: [{ kind: 'item', key: 'scope.features' }],
      text: 'Features: nothing is known yet',
      role: 'sales-owner',
      cure: {
        label: 'Fill in',
        step: 'Fill in features',
        page: 'checklist',
        ref: 'scope.features',
      },
    };
    expect(missingBlocks(complete({ 'scope.features': unknown }))).toEqual([block]);
    const facts = complete();
    facts.items.delete('scope.features');
    expect(missingBlocks(facts)).toEqual([block]);
  });

  it('asks for what its depth asks for', () => {
    const of = (depth: 'light' | 'standard' | 'thorough') =>
      missingBlocks({ ...complete(), depth, items: new Map() }).length;
    const asked = (depth: 'light' | 'standard' | 'thorough') =>
      general.items.filter((one) => isRequired(one, depth) && begunBy(one, depth) === 'sales')
        .length;
    expect([of('light'), of('thorough')]).toEqual([asked('light'), asked('thorough')]);
  });

  it.each([
    ['scope.exclusions', 'no_exclusions', 'Nothing says what is not included'],
    ['commercials.change-policy', 'no_change_policy', 'Nothing says how changes are handled'],
  ])('wants %s answered, whatever reason there is against it', (key, code, text) => {
    const none = { status: 'not-applicable', reason: 'We never do.' } as const;
    for (const over of [unknown, none, { reason: 'We never do.' }]) {
      expect(missingBlocks(complete({ [key]: over }))).toMatchObject([{ code, text }]);
    }
    expect(missingBlocks(complete())).toEqual([]);
  });

  it('takes a reason for anything else', () => {
    const none = { status: 'not-applicable', reason: 'New system.' } as const;
    expect(missingBlocks(complete({ 'scope.features': none }))).toEqual([]);
  });
});

const filled = { deliverable: 'App', format: 'Android', owner: 'Fabrikam', acceptance: 'Used' };
/** Four rows that looked done with one cell filled in. */
const halfFull: [string, Record<string, string>, string, string][] = [
  ['scope.timeline', { milestone: 'First site live' }, 'Date', 'sales'],
  ['scope.deliverables', { ...filled, acceptance: ' ' }, 'Accepted when', 'tech'],
  ['goals.measures', { measure: 'Orders delivered late', goal: '' }, 'Goal', 'client'],
  [
    'requirements.integrations',
    { system: 'DHL', sandbox: 'yes', credentials: 'Jan Keller' },
    'Owner',
    'client',
  ],
];
const withRow = (key: string, values: Record<string, string>) =>
  complete({ [key]: { rows: [{ id: ids.row, values }] } });

describe('a row that lacks a field its depth needs', () => {
  it.each(halfFull)('%s with %j is no answer: %s', (key, values, label, party) => {
    const facts = withRow(key, values);
    const title = general.items.find((one) => one.key === key)?.title ?? '';
    const words = `${title}: 1 row without “${label}”`;
    const own = { code: 'field_missing', text: words, role: 'sales-owner' };
    expect(missingBlocks(facts)).toMatchObject(party === 'sales' ? [own] : []);
    const asked = {
      sales: own,
      tech: {
        code: 'item_asked',
        text: `One thing is asked and not answered: ${words}`,
        role: 'tech-lead',
      },
      client: {
        code: 'item_asked',
        text: `Ana Costa has 1 thing to tell us: ${words}`,
        role: 'sales-owner',
      },
    }[party];
    expect(readingBlocks(facts)).toMatchObject([asked]);
  });

  it('is whole where only what no depth so far needs is missing', () => {
    expect(readingBlocks(withRow('scope.deliverables', filled))).toEqual([]);
    const thorough = { ...withRow('scope.deliverables', filled), depth: 'thorough' as const };
    const codes = readingBlocks(thorough).map(({ text }) => text);
    expect(codes.join()).toContain('Deliverables: 1 row without “Approver”');
  });
});

describe('what is asked', () => {
  const askOf = (key: string) => {
    return { key, field: '', to_role: 'project-manager' as const, to_contact: null };
  };
  const gone = (...keys: string[]) =>
    complete(Object.fromEntries(keys.map((key) => [key, unknown])));

  it('counts for submission, never for acceptance, and waits for one person', () => {
    const facts = gone('scope.acceptance', 'requirements.quality', 'requirements.migration');
    expect(missingBlocks(facts)).toEqual([]);
    expect(readingBlocks(facts)).toMatchObject([
      {
        code: 'item_asked',
        text: '2 things are asked and not answered',
        detail: 'How the client accepts, Quality requirements',
        role: 'tech-lead',
        cure: { label: 'Propose', page: 'checklist', ref: 'scope.acceptance' },
      },
      {
        text: 'Ana Costa has 1 thing to tell us: Data migration',
        role: 'sales-owner',
        cure: { label: 'Fill in', ref: 'requirements.migration' },
      },
    ]);
  });

  it('waits for whoever was asked by name instead', () => {
    const facts = { ...gone('scope.features'), asks: [askOf('scope.features')] };
    expect(missingBlocks(facts)).toEqual([]);
    expect(readingBlocks(facts)).toMatchObject([
      { code: 'item_asked', role: 'project-manager', cure: { label: 'Propose' } },
    ]);
    expect(namedBlocks(facts)).toMatchObject([{ role: 'project-manager' }]);
    expect(namedBlocks(gone('scope.acceptance', 'requirements.migration'))).toEqual([]);
  });

  it('is no way around what is never dropped', () => {
    const facts = { ...gone('scope.exclusions'), asks: [askOf('scope.exclusions')] };
    expect(missingBlocks(facts)).toMatchObject([{ code: 'no_exclusions' }]);
  });

  it('leaves to sales a list whose rows only they can begin', () => {
    expect(missingBlocks(gone('scope.deliverables'))).toMatchObject([{ code: 'item_unknown' }]);
  });
});

describe('the checklist at acceptance', () => {
  it('is through when every required item is known and read as it stands', () => {
    expect(readingBlocks(complete())).toEqual([]);
  });

  it('asks sales for what is not known, and tech for what is not read', () => {
    const unread = { verified_at: null };
    const facts = complete({ 'scope.features': unknown, 'goals.business': unread });
    expect(readingBlocks(facts)).toEqual([
      {
        code: 'item_unknown',
        subjects: [{ kind: 'item', key: 'scope.features' }],
        text: 'Features: nothing is known yet',
        role: 'sales-owner',
        cure: {
          label: 'Fill in',
          step: 'Fill in features',
          page: 'checklist',
          ref: 'scope.features',
        },
      },
      {
        code: 'item_unread',
        subjects: [{ kind: 'item', key: 'goals.business' }],
        text: 'One item is not read',
        role: 'tech-lead',
        cure: { label: 'Read', step: 'Read one item', page: 'checklist', ref: 'goals.business' },
      },
    ]);
  });

  it('asks tech once for all that is not read, beginning with the first', () => {
    const unread = { verified_at: null };
    const facts = complete({ 'scope.features': unread, 'goals.business': unread });
    expect(readingBlocks(facts)).toMatchObject([
      {
        subjects: [
          { kind: 'item', key: 'goals.business' },
          { kind: 'item', key: 'scope.features' },
        ],
        text: '2 items are not read',
        cure: { step: 'Read 2 items', ref: 'goals.business' },
      },
    ]);
  });
});
