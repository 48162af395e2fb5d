import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { EntryRecord, QuestionRecord } from './facts.ts';
import { settle } from './settle.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';
const asked: EntryRecord = { id: '1', kind: 'asked', by: ids.tomas, at, text: 'Is it?' };

/** A question of Tomás to sales, answered; gives what came of it. */
async function settled(
  over: {
    by?: PersonName;
    question?: Partial<QuestionRecord>;
    state?: State;
    seen?: number | null;
    last?: EntryRecord['kind'];
  } = {},
) {
  const { by = 'tomas', state = 'in-review', seen: expected = 1, last = 'answered' } = over;
  const entry: EntryRecord = { id: '2', kind: last, by: ids.riya, at, text: 'It is.' };
  const question = aQuestion({
    state: 'answered',
    waits_for: ids.tomas,
    entries: [asked, entry],
    ...over.question,
  });
  const { id: handoverId, facts } = await aDeal({
    handover: aHandover({ state }),
    questions: [question],
  });
  const target = { handoverId, questionId: facts.questions[0]?.id ?? '', expected };
  const request = { ...target, show: nothing };
  return await came(async () => await settle(app, as(by), request));
}

describe('settling', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await settled({ by })).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['draft', null],
    ['in-review', null],
    ['accepted', null],
    ['in-delivery', null],
    ['closed', 'invalid_state'],
    ['paused', null],
    ['cancelled', 'invalid_state'],
  ])('when the handover is %s: refused with %s', async (state, refused) => {
    expect(await settled({ state })).toMatchObject({ refused });
  });

  it('ends the question; it waits for nobody, and nobody need hear of it', async () => {
    expect(await settled()).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        question: [{ version: 2, state: 'settled', waits_for: null, waits_since: 'now' }],
        question_entry: [
          {
            id: expect.any(Number),
            question_id: expect.any(String),
            kind: 'settled',
            by: 'tomas',
            at: 'now',
            text: null,
          },
        ],
      },
      heard: [],
      effects: ['question-card', 'handover-card'],
      noted: ['A question was settled'],
    });
  });

  it.each(['open', 'reopened'] as const)(
    'needs an answer, and there is none while %s',
    async (state) => {
      const early = await settled({ question: { state }, last: 'reopened' });
      expect(early).toMatchObject({
        refused: 'invalid_state',
        said: 'There is no answer to this question yet.',
        wrote: {},
      });
    },
  );

  it.each(['settled', 'withdrawn'] as const)('says so when it was already %s', async (state) => {
    expect(await settled({ question: { state }, last: state })).toMatchObject({
      refused: 'invalid_state',
      said: `This question was already ${state}. Open it to see what was said.`,
      wrote: {},
    });
  });

  it('is done on the question as it stands, where the version is known', async () => {
    expect(await settled({ seen: 0 })).toMatchObject({ refused: 'version_conflict', wrote: {} });
    expect(await settled({ seen: null })).toMatchObject({ refused: null });
  });
});
