import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  aHandover,
  anItem,
  aPromise,
  aQuestion,
  aSettledPromise,
  readyFacts,
} from '../../tests/harness/facts.ts';
import type { PromiseRecord } from '../promises/facts.ts';
import { resolution, verdict } from '../promises/model.ts';
import { factsOf, isAlive } from '../promises/rules.ts';
import { state as states } from '../record/model.ts';
import type { GateFacts } from './facts.ts';
import { acceptBlocks, nextGate, submitBlocks } from './rules.ts';

const codes = (blocks: { code: string }[]) => blocks.map((block) => block.code);
const withItem = (key: string, over: Parameters<typeof anItem>[1]): GateFacts => {
  const facts = readyFacts();
  return { ...facts, items: new Map([...facts.items, [key, anItem(key, over)]]) };
};
const withPromise = (over: Partial<PromiseRecord>) =>
  readyFacts({ promises: [aSettledPromise(over)] });

describe('the gate to submission', () => {
  it('is open when everything is known', () => {
    expect(submitBlocks(readyFacts())).toEqual([]);
  });

  it('names each required item that is unknown, and what cures it', () => {
    const facts = withItem('scope.features', { status: 'unknown', text: '' });
    expect(submitBlocks(facts)).toMatchObject([
      { code: 'item_unknown', cure: { page: 'checklist', ref: 'scope.features' } },
    ]);
  });

  it('takes "not applicable" with its reason, and never without', () => {
    const reason = 'New system, empty start.';
    const key = 'scope.timeline';
    expect(submitBlocks(withItem(key, { status: 'not-applicable', reason }))).toEqual([]);
    const empty = submitBlocks(withItem(key, { status: 'not-applicable', reason: ' ' }));
    expect(codes(empty)).toEqual(['item_unknown']);
  });

  it.each([
    ['scope.exclusions', 'no_exclusions'],
    ['commercials.change-policy', 'no_change_policy'],
  ])('never lets %s be not applicable', (key, code) => {
    const facts = withItem(key, { status: 'not-applicable', reason: 'We never do.' });
    expect(codes(submitBlocks(facts))).toEqual([code]);
  });

  it('wants a client contact', () => {
    const facts = readyFacts({ handover: aHandover({ contacts: [] }) });
    expect(codes(submitBlocks(facts))).toEqual(['no_client_contact']);
  });

  it('wants a source for every promise that was not only said or withdrawn', () => {
    const source = { source: null };
    expect(codes(submitBlocks(withPromise(source)))).toEqual(['promise_without_source']);
    expect(submitBlocks(withPromise({ ...source, standing: 'only-said' }))).toEqual([]);
    expect(submitBlocks(withPromise({ ...source, standing: 'withdrawn' }))).toEqual([]);
  });
});

describe('the gate to acceptance', () => {
  it('is open when everything is read, checked and agreed', () => {
    expect(acceptBlocks(readyFacts())).toEqual([]);
  });

  it.each<[string, Partial<PromiseRecord>, string[]]>([
    ['an unchecked promise', { verdict: null }, ['promise_unchecked']],
    ['one tech wants to know more of', { verdict: 'need-to-know-more' }, ['promise_unchecked']],
    ['a no without resolution', { verdict: 'no' }, ['promise_unresolved']],
    ['one over the hours without resolution', { effort_hours: 8 }, ['promise_unresolved']],
    ['an agreed change request', { verdict: 'no', resolution: 'change-request' }, []],
    ['a kept promise in no deliverable', { carrier_item: null }, ['promise_not_carried']],
    [
      'a kept-with-condition promise in no deliverable',
      { condition: 'Clean data', resolution: 'keep-with-condition', carrier_item: null },
      ['promise_not_carried'],
    ],
    ['a withdrawal', { verdict: 'no', resolution: 'withdraw', carrier_item: null }, []],
    ['an only-said promise without plan', { standing: 'only-said' }, ['only_said_without_plan']],
    ['an only-said promise with a plan', { standing: 'only-said', plan: 'by-mail' }, []],
  ])('judges %s', (_what, over, expected) => {
    expect(codes(acceptBlocks(withPromise(over)))).toEqual(expected);
  });

  it('looks again at what submission demanded and was undone since', () => {
    const notNeeded = { status: 'not-applicable', text: '', reason: 'New system.' } as const;
    for (const [key, code] of [
      ['scope.exclusions', 'no_exclusions'],
      ['commercials.change-policy', 'no_change_policy'],
    ] as const) {
      const blocks = acceptBlocks(withItem(key, notNeeded));
      expect(blocks).toMatchObject([{ code, role: 'sales-owner' }]);
    }
    for (const source of [null, '', ' '])
      expect(codes(acceptBlocks(withPromise({ source })))).toEqual(['promise_without_source']);
    const said = { source: null, standing: 'only-said', plan: 'by-mail' } as const;
    expect(acceptBlocks(withPromise(said))).toEqual([]);
  });

  it('says that what can’t be kept as promised waits for sales', () => {
    expect(acceptBlocks(withPromise({ verdict: 'no' }))).toMatchObject([{ role: 'sales-owner' }]);
  });

  it.each<['open' | 'answered' | 'reopened' | 'settled' | 'withdrawn', boolean]>([
    ['open', true],
    ['answered', true],
    ['reopened', true],
    ['settled', false],
    ['withdrawn', false],
  ])('lets a blocking question that is %s block: %s', (state, blocks) => {
    const questions = [aQuestion({ state })];
    expect(codes(acceptBlocks(readyFacts({ questions })))).toEqual(blocks ? ['question_open'] : []);
    const idle = [aQuestion({ state, blocking: false })];
    expect(acceptBlocks(readyFacts({ questions: idle }))).toEqual([]);
  });

  it('wants every required item read as it stands now', () => {
    const facts = withItem('scope.features', { verified_at: null });
    expect(acceptBlocks(facts)).toMatchObject([
      { code: 'item_unread', text: 'One item is not read', role: 'tech-lead' },
    ]);
  });

  it('wants lead and manager named, and tells the delivery head', () => {
    const { handover } = readyFacts();
    const holders = handover.holders.filter((holder) => holder.role === 'sales-owner');
    const blocks = acceptBlocks(readyFacts({ handover: { ...handover, holders } }));
    expect(codes(blocks)).toEqual(['no_tech_lead', 'no_project_manager']);
    expect(blocks.every((block) => block.role === 'delivery-head')).toBe(true);
  });

  it('wants the three checks and what tech understood, but at depth light neither', () => {
    const bare = { ...aHandover(), mirror_at: null };
    const standard = acceptBlocks(readyFacts({ handover: bare, checks: [] }));
    expect(codes(standard)).toEqual([
      'no_feasibility_check',
      'no_timeline_check',
      'no_resources_check',
      'mirror_not_written',
    ]);
    expect(acceptBlocks(readyFacts({ handover: { ...bare, depth: 'light' }, checks: [] }))).toEqual(
      [],
    );
  });

  it('wants sales to agree to what tech understood', () => {
    const handover = { ...readyFacts().handover, mirror_approved_at: null };
    expect(acceptBlocks(readyFacts({ handover }))).toMatchObject([
      { code: 'mirror_not_approved', role: 'sales-owner' },
    ]);
  });

  it('never opens while a living promise lacks a verdict or an agreed resolution', () => {
    const promise = fc.record({
      verdict: fc.constantFrom(null, ...verdict.options),
      resolution: fc.constantFrom(null, ...resolution.options),
      effort_hours: fc.constantFrom(null, -8, 12),
      possible_date: fc.constantFrom(null, '2027-04-28'),
      condition: fc.constantFrom(null, 'Clean data'),
      standing: fc.constantFrom('written' as const, 'only-said' as const, 'withdrawn' as const),
      plan: fc.constantFrom(null, 'by-mail' as const),
      carrier_item: fc.constantFrom(null, 'scope.deliverables'),
    });
    fc.assert(
      fc.property(fc.array(promise, { maxLength: 5 }), (many) => {
        const promises = many.map((over) => aPromise(over));
        const open = acceptBlocks(readyFacts({ promises })).length === 0;
        const settled = promises.filter(isAlive).every((one) => {
          const decided = factsOf(one)[0] === 'yes' || one.resolution !== null;
          const judged = one.verdict !== null && one.verdict !== 'need-to-know-more';
          return judged && decided && (one.standing !== 'only-said' || one.plan !== null);
        });
        expect(open && !settled).toBe(false);
      }),
    );
  });

  it('gives every blocker a text, a cure with a short step, and a page', () => {
    const facts = readyFacts({
      handover: aHandover({ contacts: [], holders: [] }),
      items: new Map(),
      promises: [aPromise({ source: null, standing: 'only-said' }), aPromise({ verdict: 'no' })],
      questions: [aQuestion()],
      checks: [],
    });
    const blocks = [...submitBlocks(facts), ...acceptBlocks(facts)];
    expect(blocks.length).toBeGreaterThan(25);
    for (const block of blocks) {
      expect(block.text.length).toBeGreaterThan(5);
      expect(block.cure.label.length).toBeLessThan(15);
      expect(block.cure.step.length).toBeLessThan(60);
    }
  });
});

describe('the next gate', () => {
  const bare = readyFacts({ items: new Map(), checks: [] });
  const next = (one: GateFacts['handover']['state']) =>
    nextGate({ ...bare, handover: aHandover({ state: one }) });

  it('of a draft is submission, of a review acceptance, with what is in their way', () => {
    expect(next('draft')).toEqual({ gate: 'submit', blocks: submitBlocks(bare) });
    expect(next('draft').blocks).not.toHaveLength(0);
    const review = { ...bare, handover: aHandover({ state: 'in-review' }) };
    expect(next('in-review')).toEqual({ gate: 'accept', blocks: acceptBlocks(review) });
    expect(next('in-review').blocks).not.toHaveLength(0);
  });

  it('is none otherwise', () => {
    const gated = ['draft', 'in-review'];
    for (const one of states.options.filter((each) => !gated.includes(each))) {
      expect(next(one)).toEqual({ gate: null, blocks: [] });
    }
  });
});
