import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../record/app.ts';
import { refusalFor } from '../record/refusals.ts';
import type { CommitmentTable } from '../storage/tables.ts';
import { checkVersion } from '../record/change.ts';
import type { CommitmentRecord } from './facts.ts';

export type PromiseFields = Omit<Updateable<CommitmentTable>, 'id' | 'handover_id' | 'version'>;

/** Writes a new promise down. */
export async function insertPromise(tx: Tx, promise: Insertable<CommitmentTable>): Promise<void> {
  await tx.insertInto('commitment').values(promise).execute();
}

/** Reads one promise of this handover at the version the person saw. @throws Refusal */
export async function readPromise(
  tx: Tx,
  where: { handoverId: string; id: string; expected: number },
): Promise<CommitmentRecord> {
  const row = await tx
    .selectFrom('commitment')
    .selectAll()
    .where('id', '=', where.id)
    .where('handover_id', '=', where.handoverId)
    .executeTakeFirst();
  if (!row) throw refusalFor('not_found');
  checkVersion(where.expected, row.version);
  return row as CommitmentRecord;
}

/** Changes a promise and bumps its version. */
export async function updatePromise(
  tx: Tx,
  promise: { id: string; version: number },
  fields: PromiseFields,
): Promise<void> {
  await tx
    .updateTable('commitment')
    .set({ ...fields, version: promise.version + 1 })
    .where('id', '=', promise.id)
    .execute();
}
