import { z } from 'zod';
import { orderEffect } from '../effects/order.ts';
import type { Work } from '../record/change.ts';

/** Where in chat something was said: a conversation, and the message to link back to. */
export const place = z.object({
  conversation: z.record(z.string(), z.unknown()),
  // It travels through a card's button and ends as a link for others to press.
  messageUrl: z.url().startsWith('https://teams.microsoft.com/l/message/').nullable(),
});
export type Place = z.infer<typeof place>;

/** What the card of a question needs to know beside the question itself. */
export const questionCardRequest = z.object({ questionId: z.guid(), place: place.nullable() });

/** Orders the question's one card in its thread: sent the first time, updated in place afterwards. */
export async function orderQuestionCard(
  work: Work,
  question: { id: string; version: number; place: Place | null },
): Promise<void> {
  const handoverId = work.handover.id;
  const key = ['question-card', question.id, question.version].join('/');
  const request = { questionId: question.id, place: question.place };
  const what = 'Show the question in the channel';
  await orderEffect(work.app, work.db, { key, handoverId, kind: 'question-card', what, request });
}
