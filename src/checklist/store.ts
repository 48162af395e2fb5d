import type { Tx } from '../app.ts';
import type { ItemRecord } from './facts.ts';

type Saved = Pick<ItemRecord, 'key' | 'status' | 'text' | 'rows' | 'reason' | 'source'>;

/** Saves an item at its next version; its "read and clear" is taken back. */
export async function saveItemRow(
  tx: Tx,
  save: { handoverId: string; item: Saved; version: number; by: string; at: string },
): Promise<void> {
  const { handoverId, item, version, by, at } = save;
  const fields = {
    version,
    status: item.status,
    text: item.text,
    rows: JSON.stringify(item.rows),
    reason: item.reason,
    source: item.source,
    changed_by: by,
    changed_at: at,
    verified_by: null,
    verified_at: null,
  };
  await tx
    .insertInto('item')
    .values({ handover_id: handoverId, key: item.key, ...fields })
    .onConflict((conflict) => conflict.columns(['handover_id', 'key']).doUpdateSet(fields))
    .execute();
}

/** Marks items read and clear; a version that moved on meanwhile is left out. Gives the keys marked. */
export async function markRows(
  tx: Tx,
  mark: {
    handoverId: string;
    items: readonly { key: string; version: number }[];
    by: string;
    at: string;
  },
): Promise<string[]> {
  const rows = await tx
    .updateTable('item')
    .set((set) => ({
      status: set
        .case()
        .when('status', '=', 'answered')
        .then('verified')
        .else(set.ref('status'))
        .end(),
      verified_by: mark.by,
      verified_at: mark.at,
    }))
    .where('handover_id', '=', mark.handoverId)
    .where('status', 'in', ['answered', 'not-applicable', 'verified'])
    .where((where) =>
      where.or(
        mark.items.map((item) =>
          where.and([where('key', '=', item.key), where('version', '=', item.version)]),
        ),
      ),
    )
    .returning('key')
    .execute();
  return rows.map((row) => row.key);
}
