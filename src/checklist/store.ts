import type { Kysely } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Tx } from '../app.ts';
import type { Role } from '../people/model.ts';
import { fromJson } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import {
  asksFrom,
  asksPart,
  itemColumns,
  type AskRecord,
  type ItemRecord,
  type Revision,
} from './facts.ts';

type Said = Revision['content'];

type Saved = Pick<ItemRecord, 'key'> & Said;

const revisionColumns = ['number', 'by', 'begun_at', 'ended_at', 'content'] as const;

/** One item with its two newest revisions and what was asked about it, in one query; nobody may have touched it yet. */
export async function readItem(
  db: Kysely<Database>,
  handoverId: string,
  key: string,
): Promise<{
  item: ItemRecord | undefined;
  revisions: readonly Revision[];
  asks: readonly AskRecord[];
}> {
  const row = await db
    .selectFrom('handover')
    .select((handover) => [
      asksPart,
      jsonObjectFrom(
        handover
          .selectFrom('item')
          .select(itemColumns)
          .whereRef('item.handover_id', '=', 'handover.id')
          .where('item.key', '=', key),
      ).as('item'),
      jsonArrayFrom(
        handover
          .selectFrom('item_revision')
          .select(revisionColumns)
          .whereRef('item_revision.handover_id', '=', 'handover.id')
          .where('item_revision.key', '=', key)
          .orderBy('number', 'desc')
          .limit(2),
      ).as('revisions'),
    ])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const item = row.item && (fromJson(row.item, ['changed_at', 'verified_at']) as ItemRecord);
  const read = row.revisions.map((one) => fromJson(one, ['begun_at', 'ended_at']) as Revision);
  return { item: item ?? undefined, revisions: read, asks: asksFrom(row.asks) };
}

/** A revision of an item and the one before it; undefined where there is none. */
export async function readRevisions(
  db: Kysely<Database>,
  { handoverId, key, number }: { handoverId: string; key: string; number: number },
): Promise<{ before: Revision | undefined; after: Revision | undefined }> {
  const rows = await db
    .selectFrom('item_revision')
    .select(revisionColumns)
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .where('number', 'in', [number - 1, number])
    .execute();
  const of = (wanted: number) => rows.find((row) => row.number === wanted) as Revision | undefined;
  return { before: of(number - 1), after: of(number) };
}

/** The newest revisions of an item first, at most `limit`, older than one of them or from the newest on. */
export async function readNewestRevisions(
  db: Kysely<Database>,
  asked: { handoverId: string; key: string; before: number | null; limit: number },
): Promise<Revision[]> {
  const { handoverId, key, before, limit } = asked;
  const rows = await db
    .selectFrom('item_revision')
    .select(revisionColumns)
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .where((one) => (before === null ? one.lit(true) : one('number', '<', before)))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows as Revision[];
}

type Kept = {
  handoverId: string;
  key: string;
  number: number;
  by: string;
  at: string;
  content: Said;
};

/** Keeps a new state of an item. */
export async function insertRevision(tx: Tx, kept: Kept): Promise<void> {
  const { handoverId, key, number, by, at } = kept;
  const content = JSON.stringify(kept.content);
  const row = { handover_id: handoverId, key, number, by, begun_at: at, ended_at: at, content };
  await tx.insertInto('item_revision').values(row).execute();
}

/** Keeps what the newest state came to by now. */
export async function extendRevision(tx: Tx, kept: Kept): Promise<void> {
  await tx
    .updateTable('item_revision')
    .set({ ended_at: kept.at, content: JSON.stringify(kept.content) })
    .where('handover_id', '=', kept.handoverId)
    .where('key', '=', kept.key)
    .where('number', '=', kept.number)
    .execute();
}

/** Saves an item at its next version and gives it as it is stored; its "read, no questions" is taken back. */
export async function saveItemRow(
  tx: Tx,
  save: { handoverId: string; item: Saved; version: number; by: string; at: string },
): Promise<ItemRecord> {
  const { handoverId, item, version, by, at } = save;
  const { rows, ...said } = item;
  const unread = { verified_by: null, verified_at: null };
  const fields = { ...said, version, changed_by: by, changed_at: at, ...unread };
  const values = { ...fields, rows: JSON.stringify(rows), handover_id: handoverId };
  await tx
    .insertInto('item')
    .values(values)
    .onConflict((conflict) => conflict.columns(['handover_id', 'key']).doUpdateSet(values))
    .execute();
  return { ...fields, rows };
}

/** Marks items read, no questions; a version that moved on meanwhile is left out. Gives the keys marked. */
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

type Ask = {
  handoverId: string;
  key: string;
  field: string;
  of: { role: Role | null; contact: string | null } | null;
  by: string;
  at: string;
};

/** Keeps of whom something is asked; null takes it back. */
export async function saveAsk(tx: Tx, { handoverId, key, field, of, by, at }: Ask): Promise<void> {
  if (of === null) {
    await tx
      .deleteFrom('item_ask')
      .where('handover_id', '=', handoverId)
      .where('key', '=', key)
      .where('field', '=', field)
      .execute();
    return;
  }
  const asked = { to_role: of.role, to_contact: of.contact, asked_by: by, asked_at: at };
  await tx
    .insertInto('item_ask')
    .values({ handover_id: handoverId, key, field, ...asked })
    .onConflict((conflict) => conflict.columns(['handover_id', 'key', 'field']).doUpdateSet(asked))
    .execute();
}
