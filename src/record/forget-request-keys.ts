import { sql } from 'kysely';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import { deleteInBatches } from '../storage/delete-in-batches.ts';

/**
 * Longer than anybody tries again under the same key: a tab that slept over a holiday, and a turn of
 * the bot that was kept (`heardDays`), whose changes carry keys of their own.
 */
export const requestKeyDays = 14;

/** Forgets requests that were answered long ago; gives how many. */
export async function forgetRequestKeys({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<number> {
  const before = iso(clock.now().subtract({ hours: 24 * requestKeyDays }));
  return await deleteInBatches(db, 'request_key', sql`at < ${before}`);
}
