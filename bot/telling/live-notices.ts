import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import { notice, type Notice } from '../../src/record/notices.ts';
import type { Reference } from './conversations.ts';

/** A notice's card that stands in somebody's chat and whose story has not ended yet. */
export type LiveNotice = {
  key: string;
  told: Notice & { version: number };
  activityId: string;
  reference: Reference;
  at: string;
};

/** A notice that was ordered before its version was kept tells of what had happened by then. */
const toldVersion = sql<number>`coalesce(
  (effect.request->>'version')::integer,
  (select max(handover_version) from audit_entry
    where audit_entry.handover_id = effect.handover_id and audit_entry.at <= effect.ordered_at),
  0)`;

/** The live cards of a handover's notices, oldest first. */
export async function liveNotices(
  { db }: Pick<App, 'db'>,
  handoverId: string,
): Promise<LiveNotice[]> {
  const rows = await db
    .selectFrom('sent_card')
    .innerJoin('effect', 'effect.key', 'sent_card.key')
    .select(['sent_card.key', 'activity_id as activityId', 'reference', 'at', 'request'])
    .select(toldVersion.as('version'))
    .where('sent_card.handover_id', '=', handoverId)
    .where('sent_card.state', '=', 'sent')
    .where('effect.kind', '=', 'notice')
    .orderBy('at')
    .execute();
  return rows.flatMap(({ activityId, request, version, ...card }) => {
    const told = notice.safeParse(request);
    if (activityId === null || !told.success) return [];
    return [{ ...card, activityId, told: { ...told.data, version } }];
  });
}

/** Notes that a card tells its end: it is left alone from now on. */
export async function markOver({ db }: App, key: string): Promise<void> {
  await db.updateTable('sent_card').set({ state: 'over' }).where('key', '=', key).execute();
}
