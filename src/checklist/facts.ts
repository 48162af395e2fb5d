import type { Kysely } from 'kysely';
import type { Database } from '../storage/tables.ts';
import type { ItemRow, ItemStatus } from './model.ts';

/** One answered item as it is stored; items nobody touched have none. */
export type ItemRecord = {
  key: string;
  version: number;
  status: ItemStatus;
  text: string;
  rows: readonly ItemRow[];
  reason: string | null;
  source: string | null;
  changed_by: string;
  changed_at: string;
  verified_by: string | null;
  verified_at: string | null;
};

const columns = [
  'key',
  'version',
  'status',
  'text',
  'rows',
  'reason',
  'source',
  'changed_by',
  'changed_at',
  'verified_by',
  'verified_at',
] as const;

/** Every stored item of a handover, in one query. */
export async function readItems(
  db: Kysely<Database>,
  handoverId: string,
): Promise<ReadonlyMap<string, ItemRecord>> {
  const rows = await db
    .selectFrom('item')
    .select(columns)
    .where('handover_id', '=', handoverId)
    .execute();
  return new Map(rows.map((row) => [row.key, row as ItemRecord]));
}
