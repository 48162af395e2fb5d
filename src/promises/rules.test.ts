import { describe, expect, it } from '@jest/globals';
import { anItem, aPromise, ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import {
  carriersIn,
  groupOf,
  hoursNeeded,
  incompleteVerdict,
  isAlive,
  possibleGoLive,
} from './rules.ts';

const agreed = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };

describe('promises', () => {
  it('are alive until withdrawn by themselves or by both sides', () => {
    expect(isAlive(aPromise())).toBe(true);
    expect(isAlive(aPromise({ standing: 'withdrawn' }))).toBe(false);
    expect(isAlive(aPromise({ resolution: 'withdraw', agreed_by_tech: ids.tomas }))).toBe(true);
    expect(isAlive(aPromise({ resolution: 'withdraw', ...agreed }))).toBe(false);
  });

  it('stand under withdrawn once both sides agreed to take them back', () => {
    const proposed = { verdict: 'no', resolution: 'withdraw' } as const;
    expect(groupOf(aPromise({ ...proposed, agreed_by_sales: ids.riya }))).toBe('to-agree');
    expect(groupOf(aPromise({ ...proposed, ...agreed }))).toBe('withdrawn');
  });

  it('with a condition are fine only once both sides agreed to it', () => {
    const conditional = { verdict: 'yes-if', condition: 'Contoso cleans its data.' } as const;
    expect(groupOf(aPromise(conditional))).toBe('to-agree');
    const kept = { ...conditional, resolution: 'keep-with-condition', ...agreed } as const;
    expect(groupOf(aPromise(kept))).toBe('fine');
  });

  it('add their hours to what was sold, withdrawn ones nothing', () => {
    const judged = { verdict: 'not-for-this-money' } as const;
    const promises = [
      aPromise({ ...judged, effort_hours: 120 }),
      aPromise({ ...judged, effort_hours: 50, standing: 'withdrawn' }),
    ];
    expect(hoursNeeded(640, promises)).toBe(760);
    expect(hoursNeeded(null, promises)).toBeNull();
    expect(hoursNeeded(640, [aPromise({ effort_hours: 0 })])).toBeNull();
  });

  it('move go-live to the latest date any of them needs', () => {
    const dates = ['2027-04-28', '2027-04-12'].map((possible_date) => aPromise({ possible_date }));
    expect(possibleGoLive(dates)).toBe('2027-04-28');
    expect(possibleGoLive([aPromise()])).toBeNull();
  });

  it.each([
    [{ verdict: 'yes' as const }, null],
    [{ verdict: 'yes-if' as const }, 'Write the condition.'],
    [{ verdict: 'not-for-this-money' as const }, 'Write how many hours it is over.'],
    [{ verdict: 'not-for-this-money' as const, effortHours: 120 }, null],
    [{ verdict: 'not-by-this-date' as const }, 'Write the date that is possible.'],
    [{ verdict: 'no' as const }, null],
  ])('a verdict %p asks for what it needs: %p', (input, expected) => {
    expect(incompleteVerdict(input)).toBe(expected);
  });

  it('can be carried by deliverables and functional requirements, called by their first words', () => {
    const rows = [{ id: ids.row, values: { deliverable: 'Warehouse app' } }];
    const items = new Map([
      ['scope.deliverables', anItem('scope.deliverables', { rows })],
      ['scope.features', anItem('scope.features', { rows })],
    ]);
    expect(carriersIn(general.items, items)).toEqual([
      { itemKey: 'scope.deliverables', rowId: ids.row, label: 'Deliverable 1: Warehouse app' },
    ]);
  });
});
