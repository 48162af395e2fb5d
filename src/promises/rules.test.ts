import { describe, expect, it } from '@jest/globals';
import { anItem, aPromise, ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import type { PromiseRecord } from './facts.ts';
import { standing } from './model.ts';
import {
  carriersIn,
  groupOf,
  hoursNeeded,
  incompleteVerdict,
  isAlive,
  lacksCarrier,
  lacksPlan,
  lacksSource,
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
    [{ verdict: 'yes-if' as const, condition: 'Clean data' }, null],
    [{ verdict: 'not-by-this-date' as const, possibleDate: '2027-04-28' }, null],
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
    expect(carriersIn(general, items)).toEqual([
      { itemKey: 'scope.deliverables', rowId: ids.row, label: 'Deliverable 1: Warehouse app' },
    ]);
  });

  it('can be carried by a requirement too, each called by its place in its own list', () => {
    const [first, second] = [ids.row, ids.tenant].map((id) => ({
      id,
      values: { need: id },
    }));
    if (!first || !second) throw new Error('There are two.');
    const empty = { ...first, values: {} };
    const items = new Map([
      ['scope.deliverables', anItem('scope.deliverables', { rows: [empty] })],
      ['requirements.functional', anItem('requirements.functional', { rows: [first, second] })],
    ]);
    expect(carriersIn(general, items).map(({ label }) => label)).toEqual([
      'Deliverable 1: ',
      `Requirement 1: ${ids.row}`,
      `Requirement 2: ${ids.tenant}`,
    ]);
    expect(carriersIn({ ...general, items: [] }, items)).toEqual([]);
    expect(carriersIn(general, new Map())).toEqual([]);
  });

  it('take no hours before one that counts was checked, and hours to spare off again', () => {
    const checked = aPromise({ verdict: 'yes', effort_hours: -40 });
    const withdrawn = aPromise({ verdict: 'no', standing: 'withdrawn' });
    const asking = aPromise({ verdict: 'need-to-know-more', effort_hours: 8 });
    expect(hoursNeeded(640, [checked])).toBe(600);
    expect(hoursNeeded(640, [withdrawn])).toBeNull();
    expect(hoursNeeded(640, [asking])).toBeNull();
    expect(hoursNeeded(640, [asking, checked])).toBe(608);
    expect(hoursNeeded(640, [aPromise({ verdict: 'yes' })])).toBe(640);
  });

  it('leave go-live where it is once they were taken back', () => {
    const late = aPromise({ possible_date: '2027-05-01', standing: 'withdrawn' });
    expect(possibleGoLive([late])).toBeNull();
    const earlier = aPromise({ possible_date: '2027-04-12' });
    expect(possibleGoLive([earlier, aPromise(), late])).toBe('2027-04-12');
  });

  it.each<[Partial<PromiseRecord>, boolean]>([
    [{ verdict: null }, false],
    [{ verdict: 'yes' }, true],
    [{ verdict: 'yes', carrier_item: 'scope.deliverables' }, false],
    [{ verdict: 'yes', carrier_item: 'scope.deliverables', carrier_stands: false }, true],
    [{ verdict: 'yes', carrier_item: 'scope.deliverables', carrier_stands: null }, true],
    [{ verdict: 'no', resolution: 'keep' }, false],
    [{ verdict: 'no', resolution: 'keep', ...agreed }, true],
    [{ verdict: 'yes-if', resolution: 'keep-with-condition', ...agreed }, true],
    [{ verdict: 'no', resolution: 'offer-instead', ...agreed }, true],
    [{ verdict: 'no', resolution: 'change-request', ...agreed }, false],
    [{ verdict: 'no', resolution: 'renegotiate', ...agreed }, false],
  ])('%j that are kept need a place in the scope: %p', (over, expected) => {
    expect(lacksCarrier(aPromise(over))).toBe(expected);
  });

  it('take nothing from what was sold where both sides agreed to a change request', () => {
    const over = {
      effort_hours: 120,
      possible_date: '2027-04-28',
      resolution: 'change-request',
    } as const;
    const proposed = aPromise({
      verdict: 'not-for-this-money',
      ...over,
      agreed_by_sales: ids.riya,
    });
    const settled = { ...proposed, ...agreed };
    expect([hoursNeeded(640, [proposed]), hoursNeeded(640, [settled])]).toEqual([760, 640]);
    expect([possibleGoLive([proposed]), possibleGoLive([settled])]).toEqual(['2027-04-28', null]);
  });

  it('need a source when written, and a plan when only said', () => {
    const lacking = standing.options.filter((one) =>
      lacksSource(aPromise({ standing: one, source: null })),
    );
    expect(lacking).toEqual(['written']);
    const planless = standing.options.filter((one) => lacksPlan(aPromise({ standing: one })));
    expect(planless).toEqual(['only-said']);
    expect(lacksPlan(aPromise({ standing: 'only-said', plan: 'by-mail' }))).toBe(false);
  });

  it('are not agreed on while nothing is proposed', () => {
    expect(groupOf(aPromise({ verdict: 'no', ...agreed }))).toBe('to-agree');
  });
});
