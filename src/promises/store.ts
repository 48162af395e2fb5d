import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import { checkVersion } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import type { Database } from '../storage/tables.ts';
import type { PromiseRecord } from './facts.ts';
import type { PromiseInput } from './model.ts';

export type PromiseFields = Omit<Updateable<Database['promise']>, 'id' | 'handover_id' | 'version'>;

/** Writes a new promise down. */
export async function insertPromise(
  tx: Tx,
  promise: Insertable<Database['promise']>,
): Promise<void> {
  await tx.insertInto('promise').values(promise).execute();
}

/** Reads one promise of this handover at the version the person saw. @throws Refusal */
export async function readPromise(
  tx: Tx,
  where: { handoverId: string; id: string; expected: number },
): Promise<PromiseRecord> {
  const row = await tx
    .selectFrom('promise')
    .selectAll()
    .where('id', '=', where.id)
    .where('handover_id', '=', where.handoverId)
    .executeTakeFirst();
  if (!row) throw refusalFor('not_found');
  checkVersion(where.expected, row.version);
  return row as PromiseRecord;
}

/** Changes a promise and bumps its version. */
export async function updatePromise(
  tx: Tx,
  promise: { id: string; version: number },
  fields: PromiseFields,
): Promise<void> {
  await tx
    .updateTable('promise')
    .set({ ...fields, version: promise.version + 1 })
    .where('id', '=', promise.id)
    .execute();
}

/** A typed promise as it is stored: untouched by verdict and resolution, which a new text undoes. */
export function promiseFields(input: PromiseInput) {
  return {
    text: input.text,
    promised_by: input.promisedBy ?? null,
    promised_to: input.promisedTo ?? null,
    promised_on: input.promisedOn ?? null,
    via: input.via ?? null,
    source: input.source ?? null,
    standing: input.onlySaid ? 'only-said' : 'written',
    ...unjudged,
  } as const;
}

const unjudged = {
  plan: null,
  verdict: null,
  effort_hours: null,
  possible_date: null,
  condition: null,
  fallback: null,
  fallback_hours: null,
  verdict_by: null,
  verdict_at: null,
  resolution: null,
  resolution_note: null,
  resolved_at: null,
  resolved_by: null,
  carrier_item: null,
  carrier_row: null,
} as const;
