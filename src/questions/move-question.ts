import type { App } from '../app.ts';
import type { Access } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { refusalFor } from '../record/refusals.ts';
import { Refusal } from '../refusal.ts';
import type { QuestionRecord, EntryRecord } from './facts.ts';
import type { QuestionState } from './model.ts';
import { orderQuestionCard } from './order-card.ts';
import { isOpen } from './rules.ts';
import { insertEntry, moveQuestion, readQuestion } from './store.ts';

/** Which question, at the version the person saw; null where a chat message carries no version. */
export type QuestionTarget = { handoverId: string; questionId: string; expected: number | null };

/** How the caller of a verb wants to see the question after it: asked last, inside its transaction. */
export type ShowQuestion<V> = (work: Work, questionId: string) => Promise<V>;

/** What a verb on one question is asked. */
export type OnQuestion<V> = QuestionTarget & { show: ShowQuestion<V> };

/** What one move does: who may, what it says, where the question stands afterwards, who hears. */
export type Move = {
  verb: 'answer' | 'settle';
  allowed(question: QuestionRecord, access: Access): boolean;
  entry: { kind: EntryRecord['kind']; text: string | null };
  next(question: QuestionRecord, work: Work): { state: QuestionState; waitsFor: string | null };
  notice: 'question' | 'answered' | null;
  line: string;
};

/**
 * Moves one question on and tells whoever has the next move.
 * @throws Refusal not_found, role_required, invalid_state (already answered, say), version_conflict.
 */
export async function moveOn<V>(
  app: App,
  actor: Person,
  request: OnQuestion<V> & { move: Move },
): Promise<V> {
  const { handoverId, questionId, expected, move, show } = request;
  const target = { app, actor, handoverId, verb: move.verb, expected: null };
  return await change(target, async (work) => {
    const question = await readQuestion(work.db, { handoverId, id: questionId, expected });
    if (!move.allowed(question, work.access)) throw notAllowed(question, move);
    const { state, waitsFor } = move.next(question, work);
    const moved = { state, waits_for: waitsFor, waits_since: work.at };
    await moveQuestion(work.db, question, moved);
    await insertEntry(work.db, questionId, { ...move.entry, by: actor.personId, at: work.at });
    const version = question.version + 1;
    if (move.notice) {
      const occasion = `${questionId}/${version}`;
      await orderNotice(work, { to: waitsFor, kind: move.notice, questionId, occasion });
    }
    await orderQuestionCard(work, { id: questionId, version, place: null });
    await orderHandoverCard(work);
    await work.note({ text: move.line, page: 'questions', ref: questionId });
    return await show(work, questionId);
  });
}

function notAllowed(question: QuestionRecord, move: Move): Refusal {
  const last = question.entries.at(-1);
  const isOver = !isOpen(question) || (move.verb === 'answer' && question.state === 'answered');
  if (isOver) {
    return new Refusal(
      'invalid_state',
      `This question was already ${last?.kind ?? 'closed'}. Open it to see what was said.`,
    );
  }
  if (move.verb === 'settle' && question.state !== 'answered' && move.entry.kind !== 'withdrawn') {
    return new Refusal('invalid_state', 'There is no answer to this question yet.');
  }
  return refusalFor('role_required');
}
