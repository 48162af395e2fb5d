import { describe, expect, it } from '@jest/globals';
import type { PromiseView } from '../../src/promises/model.ts';
import { MEERA, PROMISE_ID, aBlocker, aPromise } from '../testing/fixtures.ts';
import { ownPoint, pointsToSend, suggestedPoints } from './return-points.ts';

const OTHER_ID = '00000000-0000-4000-8000-000000000202';
const broken = aPromise({ verdict: 'no', group: 'to-agree' });
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

  it('are sent only when they are ticked and say something', () => {
    const [first] = suggestedPoints([aBlocker()], [], 'en');
    if (!first) throw new Error('Nothing was suggested.');
    const empty = { ...ownPoint(), text: '  ' };
    expect(pointsToSend([first, empty])).toEqual([]);
    expect(pointsToSend([{ ...first, isChosen: true }, empty])).toEqual([
      {
        reason: 'missing-section',
        text: 'DHL link: no credentials holder',
        page: 'checklist',
        ref: 'requirements.integrations',
      },
    ]);
  });

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
