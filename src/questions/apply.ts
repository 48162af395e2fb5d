import type { Work } from '../record/change.ts';
import type { Holder } from '../record/facts.ts';
import { orderNotice } from '../record/notices.ts';
import { orderQuestionCard } from './order-card.ts';
import { whoAnswers } from './rules.ts';
import { handOverQuestions } from './store.ts';

/**
 * Moves the questions to tech that wait for an answer to whoever answers for tech now: what waits moves
 * with the role. `holders` are those after the change; whoever gets a question hears of it.
 */
export async function moveToHolders(work: Work, holders: readonly Holder[]): Promise<void> {
  const { db, handover, at } = work;
  const from = whoAnswers('tech', handover.holders);
  const to = whoAnswers('tech', holders);
  if (to === null || to === from) return;
  const where = { handoverId: handover.id, toParty: 'tech', from, to, at } as const;
  for (const { id, version } of await handOverQuestions(db, where)) {
    await orderNotice(work, { to, kind: 'question', questionId: id, occasion: `${id}/${version}` });
    await orderQuestionCard(work, { id, version, place: null });
  }
}
