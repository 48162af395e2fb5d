import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { EntryRecord, QuestionRecord } from './facts.ts';
import { withdraw } from './withdraw.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';
const asked: EntryRecord = { id: '1', kind: 'asked', by: ids.tomas, at, text: 'Is it?' };

/** A question of Tomás to sales, which nobody has answered; gives what came of it. */
async function withdrawn(
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
  const question = aQuestion({ state: 'open', entries: [asked, entry], ...over.question });
  const { id: handoverId, facts } = await aDeal({
    handover: aHandover({ state }),
    questions: [question],
  });
  const target = { handoverId, questionId: facts.questions[0]?.id ?? '', expected };
  const request = { ...target, show: nothing };
  return await came(async () => await withdraw(app, as(by), request));
}

describe('taking a question back', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await withdrawn({ by })).toMatchObject({ refused });
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
    expect(await withdrawn({ state })).toMatchObject({ refused });
  });

  it('ends the question; it waits for nobody, and nobody need hear of it', async () => {
    expect(await withdrawn()).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        question: [{ version: 2, state: 'withdrawn', waits_for: null, waits_since: 'now' }],
        question_entry: [
          {
            id: expect.any(Number),
            question_id: expect.any(String),
            kind: 'withdrawn',
            by: 'tomas',
            at: 'now',
            text: null,
          },
        ],
      },
      heard: [],
      effects: ['question-card', 'handover-card'],
      noted: ['A question was withdrawn'],
    });
  });

  it.each(['answered', 'reopened'] as const)('is possible while it is %s', async (state) => {
    expect(await withdrawn({ question: { state } })).toMatchObject({ refused: null });
  });

  it.each(['settled', 'withdrawn'] as const)('says so when it was already %s', async (state) => {
    expect(await withdrawn({ question: { state }, last: state })).toMatchObject({
      refused: 'invalid_state',
      said: `This question was already ${state}. Open it to see what was said.`,
      wrote: {},
    });
  });

  it('is done on the question as it stands, where the version is known', async () => {
    expect(await withdrawn({ seen: 0 })).toMatchObject({ refused: 'version_conflict', wrote: {} });
    expect(await withdrawn({ seen: null })).toMatchObject({ refused: null });
  });
});
