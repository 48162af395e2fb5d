import { describe, expect, it } from '@jest/globals';
import type { PromiseView } from '../../src/promises/model.ts';
import { MEERA, PROMISE_ID, aBlocker, aPromise, anItem } from '../testing/fixtures.ts';
import { isSame, pointOnFolder, pointOnItem, pointOnPromise, suggestedPoints } from './suggest.ts';

const OTHER_ID = '00000000-0000-4000-8000-000000000202';
const broken = aPromise({ verdict: 'no', facts: ['no'], group: 'to-agree' });
const about = (...ids: string[]) => ids.map((id) => ({ kind: 'promise' as const, id }));
const cure = { label: 'Plan', page: 'promises' as const, ref: OTHER_ID };

describe('the points that are suggested for sending back', () => {
  it('carry the reason the service gives to what is in the way', () => {
    const blockers = [
      aBlocker({ code: 'promise_without_source', reason: 'missing-document' }),
      aBlocker({ code: 'no_exclusions', reason: 'no-exclusions', detail: 'Ask Ana' }),
    ];
    expect(suggestedPoints(blockers, [], 'en')).toMatchObject([
      {
        reason: 'missing-document',
        text: 'DHL link: no credentials holder',
        ref: 'requirements.integrations',
      },
      { reason: 'no-exclusions', text: 'DHL link: no credentials holder: Ask Ana' },
    ]);
  });

  it('are what sales can mend: neither the reader’s own nor what waits for somebody else', () => {
    const blockers = [
      aBlocker({ yours: true }),
      aBlocker({ waitsFor: MEERA }),
      aBlocker({ waitsFor: null }),
    ];
    expect(suggestedPoints(blockers, [], 'en')).toEqual([]);
  });

  it('name a promise that can’t be kept once, wherever what is in the way leads', () => {
    const said = aBlocker({ code: 'promise_unresolved', subjects: about(PROMISE_ID), cure });
    expect(suggestedPoints([said], [broken], 'en')).toMatchObject([
      { reason: 'promise-not-feasible', page: 'promises', ref: PROMISE_ID },
    ]);
  });

  it('keep what is in the way of another promise too, though it leads to the broken one', () => {
    const subjects = about(PROMISE_ID, OTHER_ID);
    const two = { code: 'only_said_without_plan', text: '2 promises were only said' } as const;
    const group = aBlocker({ ...two, subjects, cure: { ...cure, ref: PROMISE_ID } });
    const points = suggestedPoints([group], [broken], 'en');
    expect(points.map(({ text }) => text)).toEqual([
      '2 promises were only said',
      '“The warehouse app works offline.” can’t be kept',
    ]);
  });

  it('keep what concerns the whole handover beside a broken promise', () => {
    const whole = aBlocker({
      code: 'no_client_contact',
      subjects: [],
      reason: 'no-client-contact',
    });
    expect(suggestedPoints([whole], [broken], 'en')).toHaveLength(2);
  });

  it.each<[Partial<PromiseView>, string, string]>([
    [
      { verdict: 'yes', facts: ['over-hours'], effortHours: 120 },
      'date-or-budget',
      'is over the hours sold (+120 h)',
    ],
    [
      {
        verdict: 'yes',
        facts: ['over-hours', 'later'],
        effortHours: 8,
        possibleDate: '2027-04-28',
        condition: 'Contoso cleans its data',
      },
      'date-or-budget',
      'is over the hours sold (+8 h), later than promised (Wed Apr 28, 2027), kept only if Contoso cleans its data',
    ],
    [
      { verdict: 'yes', facts: ['yes-if'], condition: 'Contoso cleans its data' },
      'promise-not-feasible',
      'is kept only if Contoso cleans its data',
    ],
    [{ verdict: 'no', facts: ['no'] }, 'promise-not-feasible', 'can’t be kept'],
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

describe('one press on something sends back', () => {
  it.each([
    ['unknown', 'missing-section', 'nothing is known yet'],
    ['answered', 'unclear-requirement', 'it isn’t clear enough'],
    ['verified', 'unclear-requirement', 'it isn’t clear enough'],
    ['not-applicable', 'unclear-requirement', 'why isn’t it applicable?'],
  ] as const)('an item that is %s as %s', (status, reason, words) => {
    expect(pointOnItem(anItem({ status }), [])).toEqual({
      reason,
      text: `Third-party integrations: ${words}`,
      page: 'checklist',
      ref: 'requirements.integrations',
    });
  });

  it('an item that is in the way for the reason the service gives to it', () => {
    const own = aBlocker({ reason: 'no-exclusions' });
    expect(pointOnItem(anItem(), [own]).reason).toBe('no-exclusions');
    const others = [aBlocker({ yours: true, reason: 'other' }), aBlocker({ subjects: [] })];
    expect(pointOnItem(anItem(), others).reason).toBe('missing-section');
  });

  it.each([null, 'need-to-know-more'] as const)('a promise judged %s as unclear', (verdict) => {
    expect(pointOnPromise(aPromise({ verdict }), 'en')).toMatchObject({
      reason: 'unclear-requirement',
      text: '“The warehouse app works offline.” isn’t clear enough',
      ref: PROMISE_ID,
    });
  });

  it('a folder, in which a document is missing', () => {
    const folder = { kind: 'scope-of-work' as const, name: '1 Scope of work', url: null };
    expect(pointOnFolder(folder)).toEqual({
      reason: 'missing-document',
      text: '1 Scope of work: a document is missing',
      page: 'overview',
      ref: 'folder:scope-of-work',
    });
  });

  it('the same once: the same words about the same thing', () => {
    const point = pointOnItem(anItem(), []);
    expect(isSame(point, { ...point })).toBe(true);
    expect(isSame(point, { ...point, text: 'Other words' })).toBe(false);
    expect(isSame(point, { ...point, ref: 'scope.features' })).toBe(false);
    const { page: _, ref: __, ...words } = point;
    expect(isSame(words, { ...words, page: null, ref: null })).toBe(true);
  });
});
