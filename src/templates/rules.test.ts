import { describe, expect, it } from '@jest/globals';
import { general } from './general.ts';
import { isRequired, startingTemplate, templateOf } from './rules.ts';

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
    const light = required('light').map((item) => item.key);
    expect(light).toEqual(
      expect.arrayContaining(['scope.exclusions', 'commercials.change-policy']),
    );
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

describe('the template of a handover', () => {
  const second = { ...general, version: 2 };
  const rollout = { ...general, id: 'erp-rollout' };
  const known = [second, rollout, general];

  it.each([
    ['general', 1, general],
    ['general', 2, second],
    ['erp-rollout', 1, rollout],
    ['erp-rollout', 2, general],
    ['integration', 1, general],
  ])(
    'that started with %s, version %i, stays that one',
    (template_id, template_version, expected) => {
      expect(templateOf({ template_id, template_version }, known)).toBe(expected);
    },
  );

  it('is the general one at first, and among those that are known', () => {
    const { id, version } = startingTemplate();
    expect([id, version]).toEqual(['general', 1]);
    expect(templateOf({ template_id: id, template_version: version })).toBe(startingTemplate());
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
