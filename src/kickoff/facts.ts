import type { Kysely, Selectable } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';

/** The kickoff of a handover with the state of its invitation. */
export type KickoffRecord = Selectable<Database['kickoff']> & {
  state: string;
  problem: string | null;
  todo: string | null;
};

/** The effect's key: one invitation for each revision of the kickoff. */
export function invitationKey(handoverId: string, revision: number): string {
  return `invitation/${handoverId}/${revision}`;
}

/** The kickoff of a handover with its newest invitation, as a part of one statement. */
export const kickoffPart = jsonObjectFrom(
  ofHandover
    .selectFrom('kickoff')
    .innerJoin('effect', (join) =>
      join
        .onRef('effect.handover_id', '=', 'kickoff.handover_id')
        .on('effect.kind', '=', 'invitation'),
    )
    .selectAll('kickoff')
    .select(['effect.state', 'effect.problem', 'effect.todo'])
    .whereRef('kickoff.handover_id', '=', 'handover.id')
    .orderBy('effect.ordered_at', 'desc')
    .limit(1),
).as('kickoff');

/** The kickoff from that part; undefined when none was sent. */
export function kickoffFrom(part: KickoffRecord | null): KickoffRecord | undefined {
  return part ? fromJson(part, ['start_at', 'end_at', 'sent_at']) : undefined;
}

/** The kickoff, in one query; undefined when none was sent. */
export async function readKickoff(
  db: Kysely<Database>,
  handoverId: string,
): Promise<KickoffRecord | undefined> {
  const row = await db
    .selectFrom('handover')
    .select(kickoffPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return kickoffFrom(row.kickoff);
}
