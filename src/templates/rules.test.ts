import { describe, expect, it } from '@jest/globals';
import { faultsIn } from './faults.ts';
import { general } from './general.ts';
import type { ItemDefinition, Template } from './model.ts';
import { isRequired, itemMeaning, itemOf, templateFrom } from './rules.ts';

const required = (depth: 'light' | 'standard' | 'thorough') =>
  general.items.filter((item) => isRequired(item, depth));

describe('the General template', () => {
  it('asks for at most seven items at depth light and twenty at standard', () => {
    expect(required('light').length).toBeLessThanOrEqual(7);
    expect(required('standard')).toHaveLength(20);
  });

  it('asks for more at each depth, never for less', () => {
    const keys = (depth: Parameters<typeof required>[0]) => required(depth).map((item) => item.key);
    expect(keys('standard')).toEqual(expect.arrayContaining(keys('light')));
    expect(keys('thorough')).toEqual(expect.arrayContaining(keys('standard')));
  });

  it('never drops exclusions and the change policy', () => {
    const light = required('light').map((item) => item.meaning);
    expect(light).toEqual(expect.arrayContaining(['exclusions', 'change-policy']));
  });

  it('says of every meaning which item it is', () => {
    const meant = general.items.flatMap(({ meaning, key }) => (meaning ? [[meaning, key]] : []));
    expect(Object.fromEntries(meant)).toEqual({
      'business-goals': 'goals.business',
      features: 'scope.features',
      deliverables: 'scope.deliverables',
      timeline: 'scope.timeline',
      exclusions: 'scope.exclusions',
      acceptance: 'scope.acceptance',
      requirements: 'requirements.functional',
      price: 'commercials.price',
      'hours-sold': 'commercials.hours-sold',
      'change-policy': 'commercials.change-policy',
      'won-by': 'profile.won-by',
      cadence: 'people.cadence',
    });
  });

  it('asks sales for what sales alone knows', () => {
    const meant = ['exclusions', 'change-policy', 'hours-sold', 'price', 'won-by'] as const;
    const asked = meant.map((meaning) => itemMeaning(general, meaning)?.knownBy);
    expect(asked).toEqual(meant.map(() => 'sales'));
    const client = general.items.filter(({ knownBy }) => knownBy === 'client');
    expect(client.map(({ key }) => key)).toContain('requirements.access');
  });

  it('needs of every list at least its first column, from the least depth on', () => {
    for (const { fields } of general.items) {
      if (fields) expect(fields[0]?.neededFrom).toBe('light');
    }
  });

  it('keeps prices and the client profile with named people', () => {
    const restricted = general.items.filter((item) => item.audience === 'restricted');
    expect(restricted.map((item) => item.key)).toEqual(
      expect.arrayContaining(['commercials.price', 'commercials.payment', 'profile.won-by']),
    );
    expect(general.items.filter((item) => item.section === 'profile')).toEqual(
      restricted.filter((item) => item.section === 'profile'),
    );
  });

  it('gives every item a key of its own, and fields to every list', () => {
    const keys = general.items.map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const item of general.items)
      expect((item.fields?.length ?? 0) > 0).toBe(item.kind === 'rows');
  });
});

describe('an item', () => {
  const depths = ['light', 'standard', 'thorough'] as const;
  const [item] = general.items;

  it.each([
    ['light', [true, true, true]],
    ['standard', [false, true, true]],
    ['thorough', [false, false, true]],
    [null, [false, false, false]],
  ] as const)(
    'asked for from %s on is required at light, standard, thorough: %j',
    (from, expected) => {
      if (!item) throw new Error('The template is empty.');
      const asked = { ...item, requiredFrom: from };
      expect(depths.map((depth) => isRequired(asked, depth))).toEqual(expected);
    },
  );
});

/** A small template that can be used: one section of ours, one for the client. */
const small = templateFrom({
  id: 'small',
  version: 1,
  title: 'Small',
  sections: [
    {
      key: 'limits',
      title: 'Limits',
      clientTitle: 'What is not in it',
      items: [
        anAsked('limits.out', { meaning: 'exclusions', audience: 'client' }),
        anAsked('limits.more', { meaning: 'change-policy' }),
      ],
    },
    { key: 'ours', title: 'Ours', clientTitle: null, items: [anAsked('ours.note')] },
  ],
});

function anAsked(key: string, over: Partial<ItemDefinition> = {}): ItemDefinition {
  const [section = ''] = key.split('.');
  return {
    key,
    section,
    title: key,
    guidance: 'Write it.',
    kind: 'text',
    audience: 'internal',
    knownBy: 'sales',
    requiredFrom: 'light',
    ...over,
  };
}

/** The small template with its first item changed. */
function withFirst(over: Partial<ItemDefinition>): Template {
  const [first, ...rest] = small.items;
  if (!first) throw new Error('The template is empty.');
  return { ...small, items: [{ ...first, ...over }, ...rest] };
}

describe('a template', () => {
  it('is put together from its sections, in their order', () => {
    expect(small.sections).toEqual([
      { key: 'limits', title: 'Limits', clientTitle: 'What is not in it' },
      { key: 'ours', title: 'Ours', clientTitle: null },
    ]);
    expect(small.items.map(({ key, section }) => [key, section])).toEqual([
      ['limits.out', 'limits'],
      ['limits.more', 'limits'],
      ['ours.note', 'ours'],
    ]);
  });

  it('is asked by meaning or by key, and says so when it has nothing of the kind', () => {
    expect(itemMeaning(small, 'exclusions')?.key).toBe('limits.out');
    expect(itemMeaning(small, 'price')).toBeUndefined();
    expect(itemOf(small, 'ours.note')?.section).toBe('ours');
    expect(itemOf(small, 'scope.features')).toBeUndefined();
  });

  it.each<[string, Template, string[]]>([
    ['that ships has no fault', general, []],
    ['as small as can be has none either', small, []],
    [
      'with a section twice',
      { ...small, sections: [...small.sections, ...small.sections.slice(1)] },
      ['The section "ours" is there twice.'],
    ],
    [
      'that hides something for the client',
      { ...small, items: [...small.items, anAsked('ours.theirs', { audience: 'client' })] },
      ['The section "ours" holds something for the client: title it.'],
    ],
    [
      'that hides a column for the client',
      {
        ...small,
        items: [
          ...small.items,
          anAsked('ours.list', {
            kind: 'rows',
            fields: [{ key: 'a', label: 'A', kind: 'text', audience: 'client' }],
          }),
        ],
      },
      ['The section "ours" holds something for the client: title it.'],
    ],
    [
      'with an item twice',
      { ...small, items: [...small.items, anAsked('ours.note')] },
      ['The item "ours.note" is there twice.'],
    ],
    [
      'with an item that is in no section',
      { ...small, items: [...small.items, anAsked('lost.note')] },
      ['The item "lost.note" is in no section: "lost".'],
    ],
    [
      'with a list without columns',
      { ...small, items: [...small.items, anAsked('ours.list', { kind: 'rows' })] },
      ['The item "ours.list" needs columns if it is a list, else none.'],
    ],
    [
      'with a column twice',
      withFirst({
        kind: 'rows',
        fields: [
          { key: 'a', label: 'A', kind: 'text' },
          { key: 'a', label: 'B', kind: 'text' },
        ],
      }),
      ['A column is there twice in limits.out: "a".'],
    ],
    [
      'with two items of one meaning',
      { ...small, items: [...small.items, anAsked('ours.more', { meaning: 'change-policy' })] },
      ['Two items mean "change-policy".'],
    ],
    [
      'that drops what is never dropped',
      withFirst({ requiredFrom: 'standard' }),
      ['Some item must mean "exclusions" and be asked for at depth light.'],
    ],
    [
      'whose hours are no number',
      { ...small, items: [...small.items, anAsked('ours.hours', { meaning: 'hours-sold' })] },
      ['"ours.hours" can\'t mean "hours-sold": it is no such kind.'],
    ],
  ])('%s', (_what, template, faults) => {
    expect(faultsIn(template)).toEqual(faults);
  });
});
