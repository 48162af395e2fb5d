import type { Kysely, Selectable } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { KickoffReply, KickoffStanding } from './rules.ts';

/** The kickoff of a handover with the state of its invitation and what was answered to it. */
export type KickoffRecord = Selectable<Database['kickoff']> & {
  state: string;
  problem: string | null;
  todo: string | null;
  replies: readonly KickoffReply[];
};

/** The effect's key: one invitation for each revision of the kickoff. */
export function invitationKey(handoverId: string, revision: number): string {
  return `invitation/${handoverId}/${revision}`;
}

/** What was answered to a kickoff, in the order of the invitation's names. */
const repliesPart = jsonArrayFrom(
  ofHandover
    .selectFrom('kickoff_reply')
    .select(['mail', 'name', 'answer', 'at', 'kept_at as keptAt'])
    .select(['proposed_start as proposedStart', 'proposed_end as proposedEnd'])
    .whereRef('kickoff_reply.handover_id', '=', 'handover.id')
    .orderBy('name')
    .orderBy('mail'),
).as('replies');

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
    .select(repliesPart)
    .whereRef('kickoff.handover_id', '=', 'handover.id')
    .orderBy('effect.ordered_at', 'desc')
    .limit(1),
).as('kickoff');

/** Only what the kickoff's next step depends on, as a part of one statement. */
export const kickoffStandingPart = jsonObjectFrom(
  ofHandover
    .selectFrom('kickoff')
    .select(['start_at', 'end_at', 'time_zone', 'moved_from', 'moved_at', 'gone_at'])
    .select(repliesPart)
    .whereRef('kickoff.handover_id', '=', 'handover.id'),
).as('kickoff');

type StandingRow = Omit<KickoffStanding, 'replies'> & {
  replies: readonly (Omit<KickoffReply, 'answer'> & { answer: string })[];
};

const instants = ['start_at', 'end_at', 'moved_from', 'moved_at', 'gone_at'] as const;
const ownInstants = ['sent_at', 'outlook_changed_at', 'look_after'] as const;

/** That from its part; null when none was sent. */
export function kickoffStandingFrom(part: StandingRow | null): KickoffStanding | null {
  return part && { ...fromJson(part, instants), replies: repliesFrom(part.replies) };
}

/** The kickoff from that part; undefined when none was sent. */
export function kickoffFrom(
  part: (Omit<KickoffRecord, 'replies'> & Pick<StandingRow, 'replies'>) | null,
): KickoffRecord | undefined {
  if (!part) return undefined;
  return { ...fromJson(part, [...instants, ...ownInstants]), replies: repliesFrom(part.replies) };
}

function repliesFrom(rows: StandingRow['replies']): KickoffReply[] {
  return rows.map((row) =>
    fromJson(row as KickoffReply, ['at', 'keptAt', 'proposedStart', 'proposedEnd']),
  );
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
