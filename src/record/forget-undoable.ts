import { sql } from 'kysely';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import { deleteInBatches } from '../storage/delete-in-batches.ts';

/** Forgets what could be undone once, an hour after it no longer could; gives how many. */
export async function forgetUndoable({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<number> {
  const before = iso(clock.now().subtract({ hours: 1 }));
  return await deleteInBatches(db, 'undoable_act', sql`at < ${before}`);
}
