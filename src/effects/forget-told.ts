import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { JobName } from '../jobs/queue.ts';
import { deleteInBatches } from '../storage/delete-in-batches.ts';

/** What only told somebody: each is ordered under the version or round that it tells of, never again. */
const telling: JobName[] = ['notice', 'question-card', 'handover-card'];

/**
 * Forgets what was told in these handovers, which must be over; gives how many. Folders and invitations
 * stay, because pages show their state, and so does whatever asks for a person's attention.
 */
export async function forgetTold(
  { db }: Pick<App, 'db'>,
  handoverIds: readonly string[],
): Promise<number> {
  const isTold = sql`handover_id = any(${handoverIds}::uuid[]) and kind = any(${telling}::text[])
    and state = 'done'`;
  return await deleteInBatches(db, 'effect', isTold);
}
