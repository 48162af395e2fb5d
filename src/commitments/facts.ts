import type { Kysely, Selectable } from 'kysely';
import type { CommitmentTable, Database } from '../storage/tables.ts';
import type { PromiseView } from './model.ts';

type Words = 'standing' | 'plan' | 'verdict' | 'resolution' | 'via';
/** A promise as it is stored. */
export type CommitmentRecord = Omit<Selectable<CommitmentTable>, Words> & Pick<PromiseView, Words>;

/** Every promise of a handover in the order in which they were written down, in one query. */
export async function readCommitments(
  db: Kysely<Database>,
  handoverId: string,
): Promise<readonly CommitmentRecord[]> {
  const rows = await db
    .selectFrom('commitment')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('position')
    .execute();
  return rows as CommitmentRecord[];
}
