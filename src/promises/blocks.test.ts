import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPromise, aSettledPromise } from '../../tests/harness/facts.ts';
import { promiseBlocks, sourceBlocks } from './blocks.ts';
import type { PromiseRecord } from './facts.ts';
import { resolution, standing, verdict } from './model.ts';
import { groupOf, hoursNeeded } from './rules.ts';

const other = '55555555-5555-4555-8555-555555555555';

const anyPromise = fc
  .record({
    standing: fc.constantFrom(...standing.options),
    source: fc.constantFrom(null, '', 'Mail of 12 November'),
    plan: fc.constantFrom(null, 'by-mail' as const),
    verdict: fc.constantFrom(null, ...verdict.options),
    effort_hours: fc.constantFrom(null, 0, 120),
    resolution: fc.constantFrom(null, ...resolution.options),
    possible_date: fc.constantFrom(null, '2027-04-28'),
    condition: fc.constantFrom(null, 'Contoso cleans its data.'),
    carrier_item: fc.constantFrom(null, 'scope.deliverables'),
  })
  .map((over) => aPromise(over));

/** The codes of the blocks that are about a promise, at whichever gate. */
function codesOn(promise: PromiseRecord): string[] {
  const among = [promise, aSettledPromise({ id: other })];
  return [...sourceBlocks(among), ...promiseBlocks(among)]
    .filter((block) => block.subjects.some(({ id }) => id === promise.id))
    .map((block) => block.code);
}

/** Whether its hours are part of what the promises need. */
function isCounted(promise: PromiseRecord): boolean {
  return hoursNeeded(640, [aSettledPromise(), { ...promise, effort_hours: 10 }]) === 650;
}

describe('the group of a promise', () => {
  it('is what the gate says of it, whatever it holds', () => {
    fc.assert(
      fc.property(anyPromise, (promise) => {
        const codes = codesOn(promise);
        const group = groupOf(promise);
        expect(group === 'to-agree').toBe(codes.includes('promise_unresolved'));
        expect(group === 'unchecked').toBe(codes.includes('promise_unchecked'));
        const { resolution: way } = promise;
        const isApart = way === 'change-request' || way === 'offer-instead';
        if (!isApart) expect(group === 'withdrawn').toBe(!isCounted(promise));
        if (group === 'withdrawn') expect(codes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a promise at submission', () => {
  it('in writing names where it stands, or leads sales there', () => {
    expect(sourceBlocks([aPromise({ source: ' ' })])).toEqual([
      {
        code: 'promise_without_source',
        subjects: [{ kind: 'promise', id: aPromise().id }],
        text: 'Nothing says where “The warehouse app works offline.” was promised',
        role: 'sales-owner',
        since: aPromise().added_at,
        cure: {
          label: 'Add source',
          step: 'Add the source of a promise',
          page: 'promises',
          ref: aPromise().id,
        },
      },
    ]);
    expect(sourceBlocks([aPromise()])).toEqual([]);
  });

  it('asks nothing once it was taken back', () => {
    const withdrawn = aPromise({ source: null, verdict: 'no', resolution: 'withdraw' });
    expect(sourceBlocks([withdrawn])).toEqual([]);
  });
});

describe('a promise at acceptance', () => {
  const cannot = '“The warehouse app works offline.” can’t be kept as promised';

  it.each<[Partial<PromiseRecord>, string, string]>([
    [{ verdict: 'yes', effort_hours: 120 }, cannot, 'Over the hours sold (+120 h)'],
    [
      { verdict: 'yes', possible_date: '2027-04-28' },
      cannot,
      'Later than promised (Wed 28 Apr 2027)',
    ],
    [
      { verdict: 'yes', effort_hours: 120, possible_date: '2027-04-28', fallback: 'Read-only' },
      cannot,
      'Over the hours sold (+120 h) · Later than promised (Wed 28 Apr 2027) · Instead: Read-only',
    ],
    [
      { verdict: 'yes', condition: 'Contoso cleans its data.' },
      '“The warehouse app works offline.” can be kept on a condition only',
      'Only if: Contoso cleans its data.',
    ],
    [{ verdict: 'no' }, cannot, 'No'],
  ])('that is %j says why', (over, text, detail) => {
    expect(promiseBlocks([aPromise(over)])).toMatchObject([{ text, detail }]);
  });

  it('waits for sales, who decides on it, since tech has judged', () => {
    const judged = '2026-11-23T10:00:00.000Z';
    expect(promiseBlocks([aPromise({ verdict: 'no', verdict_at: judged })])).toMatchObject([
      {
        role: 'sales-owner',
        since: judged,
        cure: {
          label: 'Decide',
          step: 'Decide on a promise',
          page: 'promises',
          ref: aPromise().id,
        },
      },
    ]);
  });

  it.each<[string, Partial<PromiseRecord>, string[], object]>([
    [
      'promise_unchecked',
      { verdict: null },
      ['One promise is not checked', '2 promises are not checked'],
      { role: 'tech-lead', label: 'Check', steps: ['Check a promise', 'Check 2 promises'] },
    ],
    [
      'promise_not_carried',
      { carrier_item: null },
      ['One promise is in no deliverable', '2 promises are in no deliverable'],
      {
        role: 'tech-lead',
        label: 'Is in…',
        steps: ['Choose what a promise is in', 'Choose what 2 promises are in'],
      },
    ],
    [
      'only_said_without_plan',
      { standing: 'only-said' },
      ['One promise was only said, without a plan', '2 promises were only said, without a plan'],
      { role: 'sales-owner', label: 'Plan', steps: ['Plan for a promise', 'Plan for 2 promises'] },
    ],
  ])('%s is one block for all, and leads to the first', (code, over, texts, expected) => {
    const first = aSettledPromise({ ...over, added_at: '2026-11-19T09:00:00.000Z' });
    const second = aSettledPromise({ ...over, id: other });
    const said = [[first], [first, second]].map((promises) => promiseBlocks(promises));
    const { role, label, steps } = expected as { role: string; label: string; steps: string[] };
    const subjects = [first, second].map(({ id }) => ({ kind: 'promise', id }));
    expect(said).toEqual(
      [0, 1].map((index) => [
        {
          code,
          subjects: subjects.slice(0, index + 1),
          text: texts[index],
          role,
          since: first.added_at,
          cure: { label, step: steps[index], page: 'promises', ref: first.id },
        },
      ]),
    );
  });

  it('asks nothing once it was taken back', () => {
    const withdrawn = aPromise({ standing: 'withdrawn' });
    expect(promiseBlocks([withdrawn, aSettledPromise()])).toEqual([]);
  });

  it('names the very promise that is not agreed on', () => {
    const open = aPromise({ verdict: 'no' });
    expect(promiseBlocks([aSettledPromise({ id: other }), open])).toMatchObject([
      { code: 'promise_unresolved', subjects: [{ kind: 'promise', id: open.id }] },
    ]);
  });
});
