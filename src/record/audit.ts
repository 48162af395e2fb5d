import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { columnsOf, type By, type ByColumns } from '../people/actor.ts';
import type { People } from '../people/names.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { Change, Page } from './model.ts';
import type { Verb } from './permissions.ts';

type Entry = {
  handoverId: string;
  at: string;
  by: By;
  verb: string;
  text: string;
  page: Page;
  ref?: string | null;
  /** Of an item: which of its revisions the line tells of. */
  revision?: number | null;
  version: number;
};

export type AuditRow = ByColumns & {
  id: string;
  at: string;
  text: string;
  page: string;
  ref: string | null;
  revision: number | null;
};

/** Adds one line to a handover's list of changes, in the transaction of the change itself. */
export async function writeAudit(db: Kysely<Database>, entry: Entry): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      handover_id: entry.handoverId,
      at: entry.at,
      ...columnsOf(entry.by),
      verb: entry.verb,
      text: entry.text,
      page: entry.page,
      ref: entry.ref ?? null,
      revision: entry.revision ?? null,
      handover_version: entry.version,
    })
    .execute();
}

const newest = ofHandover
  .selectFrom('audit_entry')
  .select((entry) => [entry.cast<string>('id', 'text').as('id'), 'at', 'by', 'text', 'page', 'ref'])
  .select(['by_kind', 'revision'])
  .whereRef('audit_entry.handover_id', '=', 'handover.id')
  .orderBy('audit_entry.id', 'desc');

/** The newest lines of a handover first, at most `limit`, as a part of one statement. */
export function changesPart(limit: number) {
  return jsonArrayFrom(newest.limit(limit)).as('changes');
}

/** The lines from that part. */
export function changesFrom(part: readonly AuditRow[]): AuditRow[] {
  return part.map((row) => fromJson(row, ['at']));
}

/** The newest lines first, at most `limit`, older than one of them or from the newest on, in one query. */
export async function readAudit(
  db: Kysely<Database>,
  handoverId: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<AuditRow[]> {
  const older =
    before === undefined ? newest : newest.where(sql<boolean>`audit_entry.id < ${before}::bigint`);
  const row = await db
    .selectFrom('handover')
    .select(jsonArrayFrom(older.limit(limit)).as('changes'))
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return changesFrom(row.changes);
}

/** Says anew what a revision of an item came to: its line is one, however often it is saved. */
export async function rewordRevision(
  db: Kysely<Database>,
  line: { handoverId: string; key: string; revision: number; text: string },
): Promise<void> {
  await db
    .updateTable('audit_entry')
    .set({ text: line.text })
    .where('handover_id', '=', line.handoverId)
    .where('ref', '=', line.key)
    .where('revision', '=', line.revision)
    .execute();
}

/** Which person last used one of these verbs on a handover after a version of it; null when none did. */
export async function whoDidSince(
  db: Kysely<Database>,
  since: { handoverId: string; version: number; verbs: readonly Verb[] },
): Promise<string | null> {
  const row = await db
    .selectFrom('audit_entry')
    .select('by')
    .where('handover_id', '=', since.handoverId)
    .where('handover_version', '>', since.version)
    .where('verb', 'in', since.verbs)
    .where('by_kind', '=', 'person')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.by ?? null;
}

/** One line of the list of changes as the wire carries it; `opens` says which items a reader may open. */
export function presentChange(
  row: AuditRow,
  { people, opens }: { people: People; opens: (key: string) => boolean },
): Change {
  const { id, at, text, ref } = row;
  const revision = ref !== null && opens(ref) ? row.revision : null;
  return { id, at, by: people.by(row), text, page: row.page as Page, ref, revision };
}
