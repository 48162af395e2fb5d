import { z } from 'zod';
import type { App, Tx } from '../app.ts';
import { orderEffect } from '../effects/order.ts';
import type { Work } from './change.ts';

/** What a person hears one-to-one: when something starts to wait for them. */
export const notice = z.object({
  to: z.guid(),
  kind: z.enum(['name-roles', 'question', 'answered', 'submitted', 'sent-back', 'accepted']),
  /** The question it is about; null for what concerns the whole handover. */
  questionId: z.guid().nullable(),
  /** The handover's version after the act it tells of; null for one that was ordered before it was kept. */
  version: z.int().nullable().default(null),
});
export type Notice = z.infer<typeof notice>;

const words: Record<Notice['kind'], string> = {
  'name-roles': 'Ask who will be tech lead and project manager',
  question: 'Tell somebody that a question waits for them',
  answered: 'Tell the asker that there is an answer',
  submitted: 'Tell the tech lead that a handover waits',
  'sent-back': 'Tell sales what was sent back',
  accepted: 'Tell people that the handover is accepted',
};

/**
 * Orders a notice in the transaction of its cause. `occasion` tells two notices of a kind apart
 * (a round, a question's version). Nobody is told of what they did themselves.
 */
export async function orderNotice(
  work: Work,
  told: { to: string | null; kind: Notice['kind']; questionId?: string; occasion: string },
): Promise<void> {
  const { to, kind, occasion } = told;
  if (to === null || to === work.access.personId) return;
  const handoverId = work.handover.id;
  const version = work.handover.version + 1;
  const request: Notice = { to, kind, questionId: told.questionId ?? null, version };
  const key = ['notice', handoverId, kind, occasion, to].join('/');
  await orderEffect(work.app, work.db, {
    key,
    handoverId,
    kind: 'notice',
    what: words[kind],
    request,
  });
}

/** Orders what a new handover says first: the delivery head's card, and the channel's one card. */
export async function orderFirstNotices(
  app: App,
  db: Tx,
  created: { handoverId: string; head: string | null },
): Promise<void> {
  const { handoverId, head } = created;
  if (head !== null) {
    const request: Notice = { to: head, kind: 'name-roles', questionId: null, version: 1 };
    const key = ['notice', handoverId, 'name-roles', 'first', head].join('/');
    const what = words['name-roles'];
    await orderEffect(app, db, { key, handoverId, kind: 'notice', what, request });
  }
  const key = ['handover-card', handoverId, 1].join('/');
  await orderEffect(app, db, {
    key,
    handoverId,
    kind: 'handover-card',
    what: cardWords,
    request: {},
  });
}

const cardWords = 'Show the handover in its channel';

/** Orders a fresh look at the channel's one card of this handover, after whatever just changed. */
export async function orderHandoverCard(work: Work): Promise<void> {
  const handoverId = work.handover.id;
  const key = ['handover-card', handoverId, work.handover.version + 1].join('/');
  const order = { key, handoverId, kind: 'handover-card' as const, what: cardWords, request: {} };
  await orderEffect(work.app, work.db, order);
}
