import { describe, expect, it } from '@jest/globals';
import { aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import type { EntryRecord, QuestionRecord } from './facts.ts';
import { reopen } from './reopen.ts';

const { app, as, came, aDeal } = await aWork();
const at = '2026-11-20T09:00:00.000Z';
const asked: EntryRecord = { id: '1', kind: 'asked', by: ids.tomas, at, text: 'Is it?' };

/** A question of Tomás to sales, answered; gives what came of it. */
async function reopened(
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
  const request = { ...target, input: { text: 'And for guests?' }, show: nothing };
  return await came(async () => await reopen(app, as(by), request));
}

describe('finding an answer wanting', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (by, refused) => {
    expect(await reopened({ by })).toMatchObject({ refused });
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
    expect(await reopened({ state })).toMatchObject({ refused });
  });

  it('makes it wait for the other side again, and tells them', async () => {
    expect(await reopened()).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        question: [{ version: 2, state: 'reopened', waits_for: 'riya', waits_since: 'now' }],
        question_entry: [
          {
            id: expect.any(Number),
            question_id: expect.any(String),
            kind: 'reopened',
            by: 'tomas',
            at: 'now',
            text: 'And for guests?',
          },
        ],
      },
      heard: ['question to riya'],
      effects: ['question-card', 'handover-card'],
      noted: ['An answer was not enough yet'],
    });
  });

  it('waits for whoever speaks for that side now, not for who answered', async () => {
    const asker = { asked_by: ids.riya, waits_for: ids.riya };
    const question = { to_party: 'tech', ...asker } as const;
    const { wrote, heard } = await reopened({ by: 'riya', question });
    expect(wrote['question']).toMatchObject([{ waits_for: 'tomas' }]);
    expect(heard).toEqual(['question to tomas']);
  });

  it.each(['open', 'reopened'] as const)(
    'needs an answer, and there is none while %s',
    async (state) => {
      const early = await reopened({ question: { state }, last: 'reopened' });
      expect(early).toMatchObject({
        refused: 'invalid_state',
        said: 'There is no answer to this question yet.',
        wrote: {},
      });
    },
  );

  it.each(['settled', 'withdrawn'] as const)('says so when it was already %s', async (state) => {
    expect(await reopened({ question: { state }, last: state })).toMatchObject({
      refused: 'invalid_state',
      said: `This question was already ${state}. Open it to see what was said.`,
      wrote: {},
    });
  });

  it('is done on the question as it stands, where the version is known', async () => {
    expect(await reopened({ seen: 0 })).toMatchObject({ refused: 'version_conflict', wrote: {} });
    expect(await reopened({ seen: null })).toMatchObject({ refused: null });
  });
});
