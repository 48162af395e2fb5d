import { describe, expect, it } from '@jest/globals';
import type { PromiseView } from '../../src/promises/model.ts';
import { aPromise } from '../testing/fixtures.ts';
import { suggestedPoints } from './return-points.ts';

describe('the points suggested for sending back', () => {
  it.each<[Partial<PromiseView>, string, string]>([
    [{ verdict: 'not-for-this-money', effortHours: 120 }, 'date-or-budget', 'needs 120 hours more'],
    [
      { verdict: 'not-by-this-date', possibleDate: '2027-04-28' },
      'date-or-budget',
      'possible on Wed Apr 28, 2027',
    ],
    [
      { verdict: 'yes-if', condition: 'Contoso cleans its data' },
      'promise-not-feasible',
      'holds only if Contoso cleans its data',
    ],
    [{ verdict: 'no' }, 'promise-not-feasible', 'can’t be kept'],
  ])('name a promise that is %j and not agreed on', (part, reason, words) => {
    const promise = aPromise({ ...part, group: 'to-agree' });
    const [point] = suggestedPoints([], [promise], 'en');
    expect(point).toMatchObject({ reason, text: expect.stringContaining(words), ref: promise.id });
  });

  it('leave out what is agreed, not checked or taken back', () => {
    const groups = ['fine', 'unchecked', 'withdrawn'] as const;
    const promises = groups.map((group) => aPromise({ verdict: 'no', group }));
    expect(suggestedPoints([], promises, 'en')).toEqual([]);
  });
});
