import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { PromiseView } from './model.ts';

type Row = Selectable<Database['promise']>;
type Words = 'standing' | 'plan' | 'verdict' | 'resolution' | 'via';
/** A promise as it is stored. */
export type PromiseRecord = Omit<Row, Words> &
  Pick<PromiseView, Words> & {
    /** Whether the row that carries it is still there; null while none was named. */
    carrier_stands: boolean | null;
  };

const carrierStands = (promise: ExpressionBuilder<Database, 'promise'>) =>
  promise
    .selectFrom('item')
    .select(
      sql<boolean>`item.rows @> jsonb_build_array(jsonb_build_object('id', promise.carrier_row))`.as(
        'stands',
      ),
    )
    .whereRef('item.handover_id', '=', 'promise.handover_id')
    .whereRef('item.key', '=', 'promise.carrier_item')
    .as('carrier_stands');

/** Every promise of a handover in the order in which they were written down, as a part of one statement. */
export const promisesPart = jsonArrayFrom(
  ofHandover
    .selectFrom('promise')
    .selectAll('promise')
    .select(carrierStands)
    .whereRef('promise.handover_id', '=', 'handover.id')
    .orderBy('promise.position'),
).as('promises');

/** The promises from that part. */
export function promisesFrom(
  part: readonly (Row & { carrier_stands: boolean | null })[],
): readonly PromiseRecord[] {
  return part.map(
    (row) => fromJson(row, ['verdict_at', 'resolved_at', 'added_at']) as PromiseRecord,
  );
}

/** Every promise of a handover, in one query. */
export async function readPromises(
  db: Kysely<Database>,
  handoverId: string,
): Promise<readonly PromiseRecord[]> {
  const row = await db
    .selectFrom('handover')
    .select(promisesPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return promisesFrom(row.promises);
}

/** What somebody wrote down of a promise, without what was decided about it. */
export type Wording = Pick<
  PromiseRecord,
  'text' | 'standing' | 'source' | 'promised_by' | 'promised_to' | 'promised_on' | 'via'
>;

/** The newest wordings of a promise first; none for one that is not this handover's. */
export async function readWordings(
  db: Kysely<Database>,
  asked: { handoverId: string; promiseId: string; limit: number },
): Promise<{ number: number; by: string; at: string; content: Wording }[]> {
  const rows = await db
    .selectFrom('promise_revision')
    .innerJoin('promise', 'promise.id', 'promise_revision.promise_id')
    .select(['number', 'by', 'at', 'content'])
    .where('promise.id', '=', asked.promiseId)
    .where('promise.handover_id', '=', asked.handoverId)
    .orderBy('number', 'desc')
    .limit(asked.limit)
    .execute();
  return rows as (Omit<(typeof rows)[number], 'content'> & { content: Wording })[];
}
