import { sql } from 'kysely';
import type { Tx } from '../app.ts';

/** The tables an undoable act writes, each with the columns that tell its rows apart. */
const keys = {
  handover: ['id'],
  role_holder: ['handover_id', 'role'],
  client_contact: ['id'],
  item: ['handover_id', 'key'],
  promise: ['id'],
  promise_revision: ['promise_id', 'number'],
  question: ['id'],
  question_entry: ['id'],
  review_check: ['handover_id', 'kind'],
  kickoff: ['handover_id'],
  kickoff_reply: ['handover_id', 'mail'],
  proposal: ['handover_id', 'key', 'by'],
  item_revision: ['handover_id', 'key', 'number'],
  review_point: ['id'],
} as const;
export type Imaged = keyof typeof keys;

/** How the rows of a table are those of a handover. */
const ofHandover: Partial<Record<Imaged, string>> = {
  handover: 'id = $',
  promise_revision: 'promise_id in (select id from promise where handover_id = $)',
  question_entry: 'question_id in (select id from question where handover_id = $)',
};

/** What every change counts in a handover, and no act means. */
const counted = ['version', 'signalled', 'waiting_version'];

/** Columns that no act means: counted, or worked out by the database from others. */
const unmeant: Partial<Record<Imaged, readonly string[]>> = {
  handover: counted,
  item: ['row_count', 'filled'],
};

type Row = Record<string, unknown>;
export type Images = ReadonlyMap<string, { table: Imaged; row: Row }>;

/**
 * What an act changed in one row: the columns before and after it; null before for a new row, null
 * after for one that it took out.
 */
export type Changed =
  | { table: Imaged; before: Row | null; after: Row }
  | { table: Imaged; before: Row; after: null };

/** Reads every row of these tables that belongs to a handover. */
export async function imagesOf(
  tx: Tx,
  handoverId: string,
  tables: readonly Imaged[],
): Promise<Images> {
  const parts = tables.map((table) => {
    const [before = '', after = ''] = (ofHandover[table] ?? 'handover_id = $').split('$');
    const where = sql`${sql.raw(before)}${handoverId}${sql.raw(after)}`;
    return sql`select ${sql.lit(table)} as "table", to_jsonb(t) as row from ${sql.table(table)} t where ${where}`;
  });
  const { rows } = await sql<{ table: Imaged; row: Row }>`
    ${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Map(rows.map((one) => [keyOf(one.table, one.row), one]));
}

/** What changed between two readings. */
export function changedBetween(before: Images, after: Images): Changed[] {
  const written = [...after].flatMap(([key, { table, row }]): Changed[] => {
    const old = before.get(key)?.row;
    if (!old) return [{ table, before: null, after: row }];
    const isMeant = (column: string) => unmeant[table]?.includes(column) !== true;
    const columns = Object.keys(row).filter(
      (column) => isMeant(column) && !isSame(old[column], row[column]),
    );
    if (columns.length === 0) return [];
    const kept = [...keys[table], ...columns];
    return [{ table, before: picked(old, kept), after: picked(row, kept) }];
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...written, ...gone.map(([, { table, row }]) => ({ table, before: row, after: null }))];
}

/** Whether the rows still say what the act left in them: nobody has acted on it. */
export function stillStands(changed: readonly Changed[], now: Images): boolean {
  return changed.every(({ table, before, after }) => {
    if (after === null) return !now.has(keyOf(table, before));
    const row = now.get(keyOf(table, after))?.row;
    return row !== undefined && Object.keys(after).every((one) => isSame(row[one], after[one]));
  });
}

/** Puts back what stood before; a version goes on instead of back, so that nobody mistakes one for another. */
export async function putBack(tx: Tx, changed: readonly Changed[]): Promise<void> {
  for (const { table, before, after } of changed.toReversed()) {
    if (after === null) await putIn(tx, table, before);
    else if (before === null) await takeOut(tx, table, after);
    else await say(tx, table, before);
  }
}

async function takeOut(tx: Tx, table: Imaged, row: Row): Promise<void> {
  const isIt = keys[table].map((key) => sql`${sql.ref(key)} = ${row[key]}`);
  await sql`delete from ${sql.table(table)} where ${sql.join(isIt, sql` and `)}`.execute(tx);
}

async function putIn(tx: Tx, table: Imaged, row: Row): Promise<void> {
  const derived = unmeant[table] ?? [];
  const columns = sql.join(
    Object.keys(row)
      .filter((column) => !derived.includes(column))
      .map((column) => sql.ref(column)),
  );
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from ${recordOf(table, row)}`.execute(tx);
}

async function say(tx: Tx, table: Imaged, row: Row): Promise<void> {
  const own: readonly string[] = keys[table];
  const columns = Object.keys(row).filter((one) => !own.includes(one) && one !== 'version');
  const set = columns.map((one) => sql`${sql.ref(one)} = old.${sql.ref(one)}`);
  if ('version' in row) set.push(sql`version = t.version + 1`);
  const isIt = keys[table].map((key) => sql`t.${sql.ref(key)} = old.${sql.ref(key)}`);
  await sql`update ${sql.table(table)} t set ${sql.join(set)} from ${recordOf(table, row)} old
    where ${sql.join(isIt, sql` and `)}`.execute(tx);
}

function recordOf(table: Imaged, row: Row) {
  return sql`jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)})`;
}

function keyOf(table: Imaged, row: Row): string {
  return [table, ...keys[table].map((column) => String(row[column]))].join(' ');
}

function picked(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
