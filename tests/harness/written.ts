import { sql, type Kysely } from 'kysely';
import type { Database } from '../../src/storage/tables.ts';

export type Row = Record<string, unknown>;
/** The rows of every table a verb writes, by table and primary key. */
export type Snapshot = Record<string, ReadonlyMap<string, Row>>;
/** What a verb wrote, by table: of each row that changed its changed columns, of a new one all. */
export type Written = Record<string, Row[]>;

/** The tables of the record, each with the columns that tell its rows apart. */
const keys = {
  handover: ['id'],
  role_holder: ['handover_id', 'role'],
  client_contact: ['id'],
  audit_entry: ['id'],
  frozen_version: ['handover_id', 'kind', 'number', 'at'],
  effect: ['key'],
  item: ['handover_id', 'key'],
  item_ask: ['handover_id', 'key', 'field'],
  item_revision: ['handover_id', 'key', 'number'],
  proposal: ['handover_id', 'key', 'by'],
  folder: ['handover_id', 'kind'],
  promise: ['id'],
  promise_revision: ['promise_id', 'number'],
  question: ['id'],
  question_entry: ['id'],
  review_check: ['handover_id', 'kind'],
  send_back: ['handover_id', 'round'],
  review_point: ['id'],
  kickoff: ['handover_id'],
  kickoff_reply: ['handover_id', 'mail'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>;

/** How often a change was told is no part of the record; how full rows are says nothing more than they do. */
const uncounted = new Set(['signalled', 'row_count', 'filled']);

/** What is said of them elsewhere: the list of changes and what is done outside. */
const toldElsewhere = new Set(['audit_entry', 'effect']);

/** Reads every row of the record as it is now. */
export async function snapshot(db: Kysely<Database>): Promise<Snapshot> {
  const parts = Object.keys(keys).map(
    (table) => sql`select ${sql.lit(table)} as name, to_jsonb(t) as row from ${sql.table(table)} t`,
  );
  const { rows } = await sql<{ name: keyof typeof keys; row: Row }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  const found: Record<string, Map<string, Row>> = {};
  for (const { name, row } of rows) {
    const key = keys[name].map((column) => String(row[column])).join('/');
    (found[name] ??= new Map()).set(key, row);
  }
  return found;
}

type Words = { now: string; people: Record<string, { id: string }> };

/** The difference between two snapshots; people by their names, the instant of the verb as `now`. */
export function written(before: Snapshot, after: Snapshot, words: Words): Written {
  const tables = Object.keys(keys).filter((table) => !toldElsewhere.has(table));
  return Object.fromEntries(
    tables.flatMap((table) => {
      const rows = [...(after[table] ?? [])].flatMap(([key, row]) => {
        const changed = changedIn(before[table]?.get(key), row, words);
        return Object.keys(changed).length > 0 ? [changed] : [];
      });
      return rows.length > 0 ? [[table, rows]] : [];
    }),
  );
}

function changedIn(before: Row | undefined, row: Row, words: Words): Row {
  const columns = Object.entries(row).filter(
    ([column, value]) =>
      !uncounted.has(column) &&
      (!before || JSON.stringify(before[column]) !== JSON.stringify(value)),
  );
  return Object.fromEntries(columns.map(([column, value]) => [column, inWords(value, words)]));
}

function inWords(value: unknown, { now, people }: Words): unknown {
  if (typeof value !== 'string') return value;
  const person = Object.entries(people).find(([, { id }]) => id === value);
  if (person) return person[0];
  // PostgreSQL writes an instant into JSON as `2026-11-24T09:00:00+00:00`.
  const isNow = /^\d{4}-\d\d-\d\dT/u.test(value) && Date.parse(value) === Date.parse(now);
  return isNow ? 'now' : value;
}
