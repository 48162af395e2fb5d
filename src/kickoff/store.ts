import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import type { MadeEvent } from '../microsoft/calendar.ts';
import type { Database } from '../storage/tables.ts';
import type { KickoffReply } from './rules.ts';

/** What no kickoff has before its event is made, whatever an earlier one had. */
const unmade = {
  event_id: null,
  ical_uid: null,
  join_url: null,
  web_url: null,
  outlook_changed_at: null,
  moved_from: null,
  moved_at: null,
  gone_at: null,
  unread_why: null,
  look_after: null,
} as const;

type Planned = Omit<Insertable<Database['kickoff']>, keyof typeof unmade>;

/**
 * Stores the kickoff with the exact event that will be sent, in the place of one whose event is gone;
 * gives it as it is stored.
 */
export async function insertKickoff(
  tx: Tx,
  kickoff: Planned,
): Promise<Selectable<Database['kickoff']>> {
  const row = { ...kickoff, ...unmade };
  await tx.deleteFrom('kickoff_reply').where('handover_id', '=', kickoff.handover_id).execute();
  return await tx
    .insertInto('kickoff')
    .values(row)
    .onConflict((conflict) => conflict.column('handover_id').doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Stores what Graph made of it. */
export async function storeEvent(
  db: Kysely<Database>,
  handoverId: string,
  event: MadeEvent,
): Promise<void> {
  await updateKickoff(db, handoverId, {
    event_id: event.id,
    ical_uid: event.icalUid,
    join_url: event.joinUrl,
    web_url: event.webUrl,
  });
}

/** Changes fields of a kickoff. */
export async function updateKickoff(
  db: Kysely<Database>,
  handoverId: string,
  fields: Omit<Updateable<Database['kickoff']>, 'handover_id' | 'revision'>,
): Promise<void> {
  await db.updateTable('kickoff').set(fields).where('handover_id', '=', handoverId).execute();
}

/** Stores what people answered, each in the place of their answer before. */
export async function storeReplies(
  db: Kysely<Database>,
  handoverId: string,
  replies: readonly KickoffReply[],
): Promise<void> {
  for (const { proposedStart, proposedEnd, keptAt, ...reply } of replies) {
    const answer = {
      ...reply,
      proposed_start: proposedStart,
      proposed_end: proposedEnd,
      kept_at: keptAt,
    };
    await db
      .insertInto('kickoff_reply')
      .values({ ...answer, handover_id: handoverId })
      .onConflict((conflict) => conflict.columns(['handover_id', 'mail']).doUpdateSet(answer))
      .execute();
  }
}

/** Notes that the kickoff stays as it is, whatever was answered up to an instant. */
export async function keepReplies(
  db: Kysely<Database>,
  handoverId: string,
  kept: { at: string; upTo: string },
): Promise<void> {
  await db
    .updateTable('kickoff_reply')
    .set({ kept_at: kept.at })
    .where('handover_id', '=', handoverId)
    .where('kept_at', 'is', null)
    .where('at', '<=', kept.upTo)
    .where(sql<boolean>`(answer = 'declined' or proposed_start is not null)`)
    .execute();
}
