import type { Kysely } from 'kysely';
import type { Frozen } from '../record/versions.ts';
import type { Database } from '../storage/tables.ts';

/** What the client is shown: built from an allow-list when sales presses share, frozen since. */
export type SharedContent = {
  project: string;
  clientName: string;
  promisedStart: string;
  goLive: string;
  items: readonly SharedItem[];
};
export type SharedItem = {
  key: string;
  section: string;
  title: string;
  text: string | null;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
};

/** What the client was last shown; null when nothing was shared yet. */
export async function readShared(
  db: Kysely<Database>,
  handoverId: string,
): Promise<(Frozen & { content: SharedContent }) | null> {
  const row = await db
    .selectFrom('frozen_version')
    .select(['number', 'hash', 'at', 'by', 'by_kind', 'content'])
    .where('handover_id', '=', handoverId)
    .where('kind', '=', 'shared')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row ? { ...row, content: row.content as SharedContent } : null;
}
