import type { App } from '../../src/app.ts';
import { iso } from '../../src/clock.ts';
import type { Reference } from './conversations.ts';

/** A card that was sent, or is being sent: `activityId` null means that no answer ever came. */
export type SentCard = {
  activityId: string | null;
  reference: Reference;
  state: string;
  /** When its sending began, ISO 8601 UTC. */
  at: string;
};

/** The card with this key; undefined when none was tried. */
export async function findCard(app: App, key: string): Promise<SentCard | undefined> {
  const row = await app.db
    .selectFrom('sent_card')
    .select(['activity_id as activityId', 'reference', 'state', 'at'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row;
}

/**
 * Notes that a card is about to be sent; a crash from here on makes its outcome unknown. False when
 * somebody else noted it first and sends it.
 */
export async function startCard(
  app: App,
  card: { key: string; handoverId: string },
): Promise<boolean> {
  const inserted = await app.db
    .insertInto('sent_card')
    .values({
      key: card.key,
      handover_id: card.handoverId,
      conversation_id: '',
      activity_id: null,
      reference: '{}',
      state: 'sending',
      at: iso(app.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Notes where a card is now, so that it can be updated in place. */
export async function finishCard(
  app: App,
  card: { key: string; reference: Reference; activityId: string },
): Promise<void> {
  await app.db
    .updateTable('sent_card')
    .set({
      conversation_id: card.reference.conversation?.id ?? '',
      activity_id: card.activityId,
      reference: JSON.stringify(card.reference),
      state: 'sent',
    })
    .where('key', '=', card.key)
    .execute();
}

/** Forgets a card that certainly did not arrive, so that it may be sent again. */
export async function forgetCard(app: App, key: string): Promise<void> {
  await app.db
    .deleteFrom('sent_card')
    .where('key', '=', key)
    .where('state', '=', 'sending')
    .execute();
}
