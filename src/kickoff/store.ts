import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tx } from '../app.ts';
import type { MadeEvent } from '../microsoft/calendar.ts';
import type { Database } from '../storage/tables.ts';

type Planned = Omit<
  Insertable<Database['kickoff']>,
  'event_id' | 'ical_uid' | 'join_url' | 'web_url'
>;

/** Stores the kickoff with the exact event that will be sent; gives it as it is stored. */
export async function insertKickoff(
  tx: Tx,
  kickoff: Planned,
): Promise<Selectable<Database['kickoff']>> {
  const unmade = { event_id: null, ical_uid: null, join_url: null, web_url: null };
  return await tx
    .insertInto('kickoff')
    .values({ ...kickoff, ...unmade })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Stores what Graph made of it. */
export async function storeEvent(
  db: Kysely<Database>,
  handoverId: string,
  event: MadeEvent,
): Promise<void> {
  await db
    .updateTable('kickoff')
    .set({
      event_id: event.id,
      ical_uid: event.icalUid,
      join_url: event.joinUrl,
      web_url: event.webUrl,
    })
    .where('handover_id', '=', handoverId)
    .execute();
}
