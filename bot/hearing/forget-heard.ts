import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import { iso } from '../../src/clock.ts';
import { deleteInBatches } from '../../src/storage/delete-in-batches.ts';

/**
 * Teams sends an activity again within seconds, and gives up within the hour. A turn that could not be
 * carried out for a week is not carried out any more: nobody waits for it.
 */
export const heardDays = 7;

/** Forgets which activities were heard long ago, and what was kept of them; gives how many. */
export async function forgetHeard({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<number> {
  const before = iso(clock.now().subtract({ hours: 24 * heardDays }));
  return await deleteInBatches(db, 'heard_activity', sql`at < ${before}`);
}
