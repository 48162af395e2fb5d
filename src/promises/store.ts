import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import { checkVersion } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import type { Database } from '../storage/tables.ts';
import type { PromiseRecord, Wording } from './facts.ts';
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

/** Whether two wordings of a promise are one. */
export function saysTheSame(one: Wording, other: Wording): boolean {
  return JSON.stringify(wordingOf(one)) === JSON.stringify(wordingOf(other));
}

function wordingOf(promise: Wording): Wording {
  const { text, standing, source, promised_by, promised_to, promised_on, via } = promise;
  return { text, standing, source, promised_by, promised_to, promised_on, via };
}

/** Keeps a new wording of a promise beside those before it. */
export async function keepWording(
  tx: Tx,
  kept: { promiseId: string; by: string; at: string; wording: Wording },
): Promise<void> {
  const { promiseId, by, at, wording } = kept;
  await tx
    .insertInto('promise_revision')
    .values((one) => ({
      promise_id: promiseId,
      number: one
        .selectFrom('promise_revision')
        .select((last) => sql<number>`coalesce(${last.fn.max('number')}, 0) + 1`.as('number'))
        .where('promise_id', '=', promiseId),
      by,
      at,
      content: JSON.stringify(wordingOf(wording)),
    }))
    .execute();
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
