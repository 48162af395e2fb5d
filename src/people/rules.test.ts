import { expect, it } from '@jest/globals';
import { access, ids, outside } from '../../tests/harness/facts.ts';
import { isTheirs } from './rules.ts';

it('a thing is whose name it bears, and what names nobody is nobody’s', () => {
  expect(isTheirs(access(ids.riya), ids.riya)).toBe(true);
  expect(isTheirs(access(ids.riya), ids.tomas)).toBe(false);
  expect(isTheirs({ ...outside.client, personId: ids.riya }, ids.riya)).toBe(true);
  for (const one of Object.values(outside)) expect(isTheirs(one, null)).toBe(false);
});
