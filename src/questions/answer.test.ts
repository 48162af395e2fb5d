import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { answer } from './answer.ts';
import type { EntryRecord, QuestionRecord } from './facts.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';
const asked: EntryRecord = { id: '1', kind: 'asked', by: ids.tomas, at, text: 'Is it?' };

/** A question of Tomás to sales, which somebody answers; gives what came of it. */
async function answered(
  over: {
    by?: PersonName;
    question?: Partial<QuestionRecord>;
    state?: State;
    seen?: number | null;
    last?: EntryRecord['kind'];
  } = {},
) {
  const { by = 'riya', state = 'in-review', seen: expected = 1, last = 'answered' } = over;
  const entry: EntryRecord = { id: '2', kind: last, by: ids.riya, at, text: 'It is.' };
  const question = aQuestion({ state: 'open', entries: [asked, entry], ...over.question });
  const { id: handoverId, facts } = await aDeal({
    handover: aHandover({ state }),
    questions: [question],
  });
  const target = { handoverId, questionId: facts.questions[0]?.id ?? '', expected };
  const request = { ...target, input: { text: 'Yes, it is.' }, show: nothing };
  return await came(async () => await answer(app, as(by), request));
}

describe('answering', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await answered({ by })).toMatchObject({ refused });
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
    expect(await answered({ state })).toMatchObject({ refused });
  });

  it('writes it into the thread, waits for the asker, and tells them', async () => {
    expect(await answered()).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        question: [{ version: 2, state: 'answered', waits_for: 'tomas', waits_since: 'now' }],
        question_entry: [
          {
            id: expect.any(Number),
            question_id: expect.any(String),
            kind: 'answered',
            by: 'riya',
            at: 'now',
            text: 'Yes, it is.',
          },
        ],
      },
      heard: ['answered to tomas'],
      effects: ['question-card', 'handover-card'],
      noted: ['A question was answered'],
    });
  });

  it('is for whoever it waits for, of whichever side', async () => {
    const question = { waits_for: as('li').personId };
    expect(await answered({ by: 'li', question })).toMatchObject({ refused: null });
  });

  it('is possible again once it was found wanting', async () => {
    const question = { state: 'reopened' } as const;
    expect(await answered({ question, last: 'reopened' })).toMatchObject({
      refused: null,
      wrote: { question: [{ state: 'answered' }] },
    });
  });

  it.each(['answered', 'settled', 'withdrawn'] as const)(
    'says so when it was already %s',
    async (state) => {
      const late = await answered({ question: { state }, last: state });
      expect(late).toMatchObject({
        refused: 'invalid_state',
        said: `This question was already ${state}. Open it to see what was said.`,
        wrote: {},
        heard: [],
      });
    },
  );

  it('is done on the question as it stands, where the version is known', async () => {
    expect(await answered({ seen: 0 })).toMatchObject({ refused: 'version_conflict', wrote: {} });
    expect(await answered({ seen: null })).toMatchObject({ refused: null });
  });

  it('finds no question of another handover', async () => {
    const { id: handoverId } = await aDeal();
    const { facts } = await aDeal({ questions: [aQuestion()] });
    const target = { handoverId, questionId: facts.questions[0]?.id ?? '', expected: 1 };
    const request = { ...target, input: { text: 'Yes.' }, show: nothing };
    const lost = await came(async () => await answer(app, as('riya'), request));
    expect(lost).toMatchObject({ refused: 'not_found', wrote: {} });
  });
});
