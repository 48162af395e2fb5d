import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anItem, aPromise, ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import type { PromiseRecord } from './facts.ts';
import { standing, verdict, type VerdictInput } from './model.ts';
import {
  agreementTo,
  carriersIn,
  factsOf,
  groupOf,
  hoursNeeded,
  incompleteVerdict,
  isAlive,
  lacksCarrier,
  lacksPlan,
  lacksSource,
  possibleGoLive,
  resolutionOf,
  suggestionIn,
} from './rules.ts';

describe('promises', () => {
  it('are alive until withdrawn by themselves or by sales', () => {
    expect(isAlive(aPromise())).toBe(true);
    expect(isAlive(aPromise({ standing: 'withdrawn' }))).toBe(false);
    expect(isAlive(aPromise({ resolution: 'change-request' }))).toBe(true);
    expect(isAlive(aPromise({ resolution: 'withdraw' }))).toBe(false);
    expect(groupOf(aPromise({ verdict: 'no', resolution: 'withdraw' }))).toBe('withdrawn');
  });

  it('with a condition are fine only once sales agreed to it', () => {
    const conditional = { verdict: 'yes', condition: 'Contoso cleans its data.' } as const;
    expect(groupOf(aPromise(conditional))).toBe('to-agree');
    expect(groupOf(aPromise({ ...conditional, resolution: 'keep-with-condition' }))).toBe('fine');
  });

  it('add their hours to what was sold, withdrawn ones nothing', () => {
    const judged = { verdict: 'yes' } as const;
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

  it.each<[VerdictInput, string | null]>([
    [{}, null],
    [{ pressed: 'no' }, null],
    [{ pressed: 'need-to-know-more', fallbackHours: 3 }, null],
    [{ condition: 'Clean data' }, null],
    [{ effortHours: 120, possibleDate: '2027-04-28', condition: 'Clean data' }, null],
    [{ pressed: 'no', fallback: 'Read-only', fallbackHours: 24 }, null],
    [{ effortHours: 120, fallback: 'Read-only' }, null],
    [{ possibleDate: '2027-04-28', fallback: 'Read-only' }, null],
    [
      { fallback: 'Read-only' },
      'Say why you offer something else: type hours or a date, or press No.',
    ],
    [
      { effortHours: -8, fallback: 'Read-only' },
      'Say why you offer something else: type hours or a date, or press No.',
    ],
    [{ pressed: 'no', fallbackHours: 24 }, 'Write what you offer instead for these hours.'],
  ])('a verdict %j asks for what it needs: %p', (input, expected) => {
    expect(incompleteVerdict(input)).toBe(expected);
  });

  it('can be in deliverables, requirements and price lines, called by their place and first words', () => {
    const rows = [{ id: ids.row, values: { deliverable: 'Warehouse app' } }];
    const [first, second] = [ids.row, ids.tenant].map((id) => ({ id, values: { need: id } }));
    if (!first || !second) throw new Error('There are two.');
    const items = new Map([
      ['scope.deliverables', anItem('scope.deliverables', { rows })],
      ['scope.features', anItem('scope.features', { rows })],
      ['requirements.functional', anItem('requirements.functional', { rows: [first, second] })],
    ]);
    expect(carriersIn({ template: general, items })).toEqual([
      {
        itemKey: 'scope.deliverables',
        rowId: ids.row,
        name: 'Deliverable 1',
        text: 'Warehouse app',
      },
      { itemKey: 'requirements.functional', rowId: ids.row, name: 'Requirement 1', text: ids.row },
      {
        itemKey: 'requirements.functional',
        rowId: ids.tenant,
        name: 'Requirement 2',
        text: ids.tenant,
      },
    ]);
    const priced = {
      ...general,
      items: general.items.map((item) =>
        item.key === 'scope.features'
          ? { ...item, meaning: 'price' as const }
          : { ...item, meaning: undefined },
      ),
    };
    expect(carriersIn({ template: priced, items }).map(({ name }) => name)).toEqual([
      'Price line 1',
    ]);
    expect(carriersIn({ template: { ...general, items: [] }, items })).toEqual([]);
    expect(carriersIn({ template: general, items: new Map() })).toEqual([]);
  });

  it('are suggested the row that says most of their words, in any of its cells', () => {
    const deliverables = [
      { id: ids.row, values: { deliverable: 'ERP core', acceptance: '40 test cases' } },
      { id: ids.tenant, values: { deliverable: 'App', acceptance: 'a week of picking offline' } },
    ];
    const items = new Map([
      ['scope.deliverables', anItem('scope.deliverables', { rows: deliverables })],
    ]);
    const suggested = suggestionIn({ template: general, items });
    expect(suggested(aPromise())).toMatchObject({ name: 'Deliverable 2', rowId: ids.tenant });
    expect(suggested({ text: 'Two days of training.' })).toBeNull();
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
    [{ verdict: 'yes', effort_hours: 12 }, false],
    [{ verdict: 'yes', effort_hours: 12, resolution: 'keep' }, true],
    [{ verdict: 'yes', condition: 'Clean data', resolution: 'keep-with-condition' }, true],
    [{ verdict: 'no', fallback: 'Read-only', resolution: 'offer-instead' }, true],
    [{ verdict: 'no', resolution: 'change-request' }, false],
    [{ verdict: 'yes', resolution: 'change-request' }, false],
  ])('%j that are kept need a place in the scope: %p', (over, expected) => {
    expect(lacksCarrier(aPromise(over))).toBe(expected);
  });

  it('take nothing from what was sold where a change request pays for them', () => {
    const open = aPromise({ verdict: 'yes', effort_hours: 120, possible_date: '2027-04-28' });
    const paid = { ...open, resolution: 'change-request' as const };
    expect([hoursNeeded(640, [open]), hoursNeeded(640, [paid])]).toEqual([760, 640]);
    expect([possibleGoLive([open]), possibleGoLive([paid])]).toEqual(['2027-04-28', null]);
  });

  it('take the hours of what is offered instead, once that is agreed on, and no others', () => {
    const offered = { fallback: 'Read-only', fallback_hours: 24 };
    const over = {
      verdict: 'yes',
      effort_hours: 120,
      possible_date: '2027-04-28',
      ...offered,
    } as const;
    const agreed = aPromise({ ...over, resolution: 'offer-instead' });
    expect([hoursNeeded(640, [aPromise(over)]), hoursNeeded(640, [agreed])]).toEqual([760, 664]);
    expect(hoursNeeded(640, [{ ...agreed, fallback_hours: null }])).toBe(640);
    expect(possibleGoLive([agreed])).toBeNull();
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
});

describe('what a verdict says', () => {
  const answer = fc.record({
    verdict: fc.constantFrom(null, ...verdict.options),
    effort_hours: fc.constantFrom(null, -40, 0, 12.5, 120),
    possible_date: fc.constantFrom(null, '2027-04-28'),
    condition: fc.constantFrom(null, 'Contoso cleans its data.'),
    fallback: fc.constantFrom(null, 'Read-only'),
  });

  it.each<[Partial<PromiseRecord>, string[]]>([
    [{ verdict: null }, []],
    [{ verdict: 'yes' }, ['yes']],
    [{ verdict: 'yes', effort_hours: -40 }, ['yes']],
    [{ verdict: 'yes', condition: 'Clean data' }, ['yes-if']],
    [{ verdict: 'yes', effort_hours: 120 }, ['over-hours']],
    [{ verdict: 'yes', effort_hours: 120, condition: 'Clean data' }, ['over-hours']],
    [{ verdict: 'yes', possible_date: '2027-04-28' }, ['later']],
    [{ verdict: 'yes', effort_hours: 120, possible_date: '2027-04-28' }, ['over-hours', 'later']],
    [{ verdict: 'no', effort_hours: 120 }, ['no']],
    [{ verdict: 'need-to-know-more', possible_date: '2027-04-28' }, ['need-to-know-more']],
  ])('%j is %j', (over, facts) => {
    expect(factsOf(aPromise(over))).toEqual(facts);
  });

  it('follows from what was typed and nothing else', () => {
    fc.assert(
      fc.property(answer, (typed) => {
        const { verdict: said, effort_hours: hours, possible_date: date, condition } = typed;
        const over = said === 'yes' && (hours ?? 0) > 0;
        const late = said === 'yes' && date !== null;
        const isPlain = said === 'yes' && !over && !late;
        const facts = factsOf(typed);
        expect(facts.includes('over-hours')).toBe(over);
        expect(facts.includes('later')).toBe(late);
        expect(facts.includes('yes')).toBe(isPlain && condition === null);
        expect(facts.includes('yes-if')).toBe(isPlain && condition !== null);
        const few = said === null ? 0 : Math.max(1, Number(over) + Number(late));
        expect(facts).toHaveLength(few);
      }),
    );
  });

  it('waits for a decision unless it is a plain yes, or no answer yet', () => {
    fc.assert(
      fc.property(answer, (typed) => {
        const [first = 'need-to-know-more'] = factsOf(typed);
        const isOpen = first !== 'yes' && first !== 'need-to-know-more';
        expect(groupOf(aPromise(typed)) === 'to-agree').toBe(isOpen);
      }),
    );
  });

  it('can be agreed to as far as it offers something, and always be paid for or withdrawn', () => {
    fc.assert(
      fc.property(answer, (typed) => {
        const agreement = agreementTo(typed);
        expect(resolutionOf('agree', typed)).toBe(agreement);
        expect(resolutionOf('change-request', typed)).toBe('change-request');
        expect(resolutionOf('withdraw', typed)).toBe('withdraw');
        const isAnswered = typed.verdict === 'yes' || typed.verdict === 'no';
        const offers = typed.verdict === 'yes' || typed.fallback !== null;
        expect(agreement !== null).toBe(isAnswered && offers);
        if (agreement === null) return;
        const instead = typed.fallback !== null;
        expect(agreement === 'offer-instead').toBe(instead);
        expect(agreement === 'keep-with-condition').toBe(!instead && typed.condition !== null);
        // The condition is the one of the verdict: nothing is typed a second time.
        expect(groupOf(aPromise({ ...typed, resolution: agreement }))).toBe('fine');
      }),
    );
  });
});
