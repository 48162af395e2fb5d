import type { Kysely, Selectable } from 'kysely';
import type { Database, KickoffTable } from '../storage/tables.ts';

/** The kickoff of a handover with the state of its invitation. */
export type KickoffRecord = Selectable<KickoffTable> & {
  state: string;
  problem: string | null;
  todo: string | null;
};

/** The effect's key: one invitation for each revision of the kickoff. */
export function invitationKey(handoverId: string, revision: number): string {
  return `invitation/${handoverId}/${revision}`;
}

/** The kickoff, in one query; undefined when none was sent. */
export async function readKickoff(
  db: Kysely<Database>,
  handoverId: string,
): Promise<KickoffRecord | undefined> {
  return await db
    .selectFrom('kickoff')
    .innerJoin('effect', (join) =>
      join
        .onRef('effect.handover_id', '=', 'kickoff.handover_id')
        .on('effect.kind', '=', 'invitation'),
    )
    .selectAll('kickoff')
    .select(['effect.state', 'effect.problem', 'effect.todo'])
    .where('kickoff.handover_id', '=', handoverId)
    .orderBy('effect.ordered_at', 'desc')
    .executeTakeFirst();
}
