import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Role } from '../people/model.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
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

/** A state of an item that somebody could have seen: whose, from when until when they typed. */
export type Revision = {
  number: number;
  by: string;
  begun_at: string;
  ended_at: string;
  content: Pick<ItemRecord, 'status' | 'text' | 'rows' | 'reason' | 'source'>;
};

/** What is read of an item. */
export const itemColumns = [
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

/** Every stored item of a handover, as a part of one statement. */
const itemsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('item')
    .select(itemColumns)
    .whereRef('item.handover_id', '=', 'handover.id'),
).as('items');

/** The items by their keys, from that part. */
function itemsFrom(
  part: readonly (Omit<ItemRecord, 'status' | 'rows'> & { status: string; rows: object })[],
): ReadonlyMap<string, ItemRecord> {
  return new Map(
    part.map((row) => [row.key, fromJson(row, ['changed_at', 'verified_at']) as ItemRecord]),
  );
}

/** How many rows an item has, and in how many of them each field holds something. */
export type RowCounts = { row_count: number; filled: Readonly<Record<string, number>> };

/** How far an item is known and read, without what it says: all that a gate asks. */
export type ItemStanding = Pick<ItemRecord, 'key' | 'status' | 'reason' | 'verified_at'> &
  RowCounts;

/** How far every stored item of a handover is known, as a part of one statement. */
export const standingsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('item')
    .select(['key', 'status', 'reason', 'verified_at', 'row_count', 'filled'])
    .whereRef('item.handover_id', '=', 'handover.id'),
).as('standings');

/** The standings by the items' keys, from that part. */
export function standingsFrom(
  part: readonly (Omit<ItemStanding, 'status' | 'filled'> & { status: string; filled: object })[],
): ReadonlyMap<string, ItemStanding> {
  return new Map(part.map((row) => [row.key, fromJson(row, ['verified_at']) as ItemStanding]));
}

/** Of whom an item, or one field of its rows, was asked; one of the two is named. */
export type AskRecord = {
  key: string;
  /** Empty where the whole item is asked. */
  field: string;
  to_role: Role | null;
  to_contact: string | null;
};

/** What was asked of somebody on a handover, as a part of one statement. */
export const asksPart = jsonArrayFrom(
  ofHandover
    .selectFrom('item_ask')
    .select(['key', 'field', 'to_role', 'to_contact'])
    .whereRef('item_ask.handover_id', '=', 'handover.id'),
).as('asks');

/** The asks from that part. */
export function asksFrom(
  part: readonly (Omit<AskRecord, 'to_role'> & { to_role: string | null })[],
): readonly AskRecord[] {
  return part as readonly AskRecord[];
}

/** What an item says, without how far it is known and by whom. */
export type ItemWords = Pick<ItemRecord, 'key' | 'text' | 'rows'>;

/** What the named items of a handover say, as a part of one statement; keys stand one after another with a space between. */
export const wordsPart = (keys: string) =>
  jsonArrayFrom(
    ofHandover
      .selectFrom('item')
      .select(['key', 'text', 'rows'])
      .whereRef('item.handover_id', '=', 'handover.id')
      .where('key', '=', sql<string>`any(string_to_array(${keys}, ' '))`),
  ).as('words');

/** The words by the items' keys, from that part. */
export function wordsFrom(
  part: readonly (Omit<ItemWords, 'rows'> & { rows: object })[],
): ReadonlyMap<string, ItemWords> {
  return new Map(part.map((row) => [row.key, row as ItemWords]));
}

/** Every stored item of a handover, in one query. */
export async function readItems(
  db: Kysely<Database>,
  handoverId: string,
): Promise<ReadonlyMap<string, ItemRecord>> {
  return (await readChecklist(db, handoverId)).items;
}

/** The same, and what was asked of whom. */
export async function readChecklist(
  db: Kysely<Database>,
  handoverId: string,
): Promise<{ items: ReadonlyMap<string, ItemRecord>; asks: readonly AskRecord[] }> {
  const row = await db
    .selectFrom('handover')
    .select([itemsPart, asksPart])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return { items: itemsFrom(row.items), asks: asksFrom(row.asks) };
}
