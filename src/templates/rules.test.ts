import { describe, expect, it } from '@jest/globals';
import { general } from './general.ts';
import { isRequired } from './rules.ts';

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
