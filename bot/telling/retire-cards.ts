import { CardFactory, MessageFactory } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { World } from './deliver.ts';

/**
 * Lets a handover's one-to-one cards whose story is over tell it whole, so that no stale button stays
 * behind. `prefix` is the beginning of their keys; updating in place can be repeated safely.
 */
export async function retireCards(
  { app, adapter }: World,
  over: { handoverId: string; prefix: string; card: Card },
): Promise<void> {
  const cards = await app.db
    .selectFrom('sent_card')
    .select(['key', 'activity_id', 'reference'])
    .where('handover_id', '=', over.handoverId)
    .where('state', '=', 'sent')
    .where('key', '^@', over.prefix)
    .execute();
  for (const { key, activity_id: id, reference } of cards) {
    if (id === null) continue;
    await adapter.inConversation(reference, async (context) => {
      await context.updateActivity({
        ...MessageFactory.attachment(CardFactory.adaptiveCard(over.card)),
        id,
      });
    });
    await app.db.updateTable('sent_card').set({ state: 'over' }).where('key', '=', key).execute();
  }
}
