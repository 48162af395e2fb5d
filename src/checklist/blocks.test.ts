import { describe, expect, it } from '@jest/globals';
import { anItem } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import { isRequired } from '../templates/rules.ts';
import { missingBlocks, readingBlocks } from './blocks.ts';
import type { ItemRecord } from './facts.ts';

const read = { verified_at: '2026-11-20T09:00:00.000Z' };
const required = general.items.filter((one) => isRequired(one, 'standard'));
const complete = (over: Record<string, Partial<ItemRecord>> = {}) => ({
  template: general,
  depth: 'standard' as const,
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
      missingBlocks({ template: general, depth, items: new Map() }).length;
    const asked = (depth: 'light' | 'standard' | 'thorough') =>
      general.items.filter((one) => isRequired(one, depth)).length;
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
