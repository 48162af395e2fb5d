import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from '../app.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { Changed } from './images.ts';
import type { ChangingVerb } from './permissions.ts';

/** An act that may be undone for a while by whoever did it. */
export type UndoableAct = {
  version: number;
  by: string;
  at: string;
  verb: ChangingVerb;
  text: string;
};

const newest = 10;

/** The newest acts of a handover that may be undone, as a part of one statement. */
export const undoableActsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('undoable_act')
    .select(['version', 'by', 'at', 'verb', 'text'])
    .whereRef('undoable_act.handover_id', '=', 'handover.id')
    .orderBy('version', 'desc')
    .limit(newest),
).as('undoableActs');

/** The acts from that part, the newest first. */
export function undoableActsFrom(
  part: readonly (Omit<UndoableAct, 'verb'> & { verb: string })[],
): UndoableAct[] {
  return part.map((row) => fromJson(row, ['at']) as UndoableAct);
}

/** One act with all that undoing it needs; undefined when there is none of this person at that version. */
export async function readUndoable(
  db: Kysely<Database>,
  where: { handoverId: string; version: number; personId: string },
): Promise<{ verb: ChangingVerb; at: string; changed: Changed[]; effects: string[] } | undefined> {
  const row = await db
    .selectFrom('undoable_act')
    .select(['verb', 'at', 'changed', 'effects'])
    .where('handover_id', '=', where.handoverId)
    .where('version', '=', where.version)
    .where('by', '=', where.personId)
    .executeTakeFirst();
  return row as
    | { verb: ChangingVerb; at: string; changed: Changed[]; effects: string[] }
    | undefined;
}

/**
 * Forgets one act: it was undone. Its lines in the list of changes say so, and the key under which it
 * was asked for is free: asked for again, it is done again. Key and act came in one transaction (`xmin`).
 */
export async function markUndone(
  tx: Tx,
  { handoverId, version }: { handoverId: string; version: number },
): Promise<void> {
  await sql`delete from request_key using undoable_act act
    where act.handover_id = ${handoverId} and act.version = ${version}
      and request_key.person_id = act.by and request_key.xmin = act.xmin`.execute(tx);
  await tx
    .deleteFrom('undoable_act')
    .where('handover_id', '=', handoverId)
    .where('version', '=', version)
    .execute();
  await tx
    .updateTable('audit_entry')
    .set({ verb: 'undo', text: sql<string>`text || ', and undone'` })
    .where('handover_id', '=', handoverId)
    .where('handover_version', '=', version)
    .execute();
}
