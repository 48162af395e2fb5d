import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import { deleteInBatches } from '../../src/storage/delete-in-batches.ts';

/**
 * Forgets where the cards of these handovers are, which must be over; gives how many. What such a handover
 * says afterwards it says in a new card, not in one far up in the channel.
 */
export async function forgetCards(
  { db }: Pick<App, 'db'>,
  handoverIds: readonly string[],
): Promise<number> {
  return await deleteInBatches(db, 'sent_card', sql`handover_id = any(${handoverIds}::uuid[])`);
}
