import { sql } from 'kysely';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import type { State } from '../record/model.ts';
import { kickoffFrom, kickoffPart, type KickoffRecord } from './facts.ts';

/** A kickoff that has an event, and what is known of it. */
export type SentKickoff = KickoffRecord & { event_id: string };

const atOnce = 200;
/** While a handover is paused nobody is told anything; what was done meanwhile is read afterwards. */
const read: State[] = ['accepted', 'in-delivery'];
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000';

/** Kickoffs that were sent and are not over, as far as Microsoft lets us ask again; some at a time. */
export async function* kickoffsToRead({
  db,
  clock,
}: Pick<App, 'db' | 'clock'>): AsyncGenerator<SentKickoff[]> {
  const now = iso(clock.now());
  let last = first;
  for (;;) {
    const rows = await db
      .selectFrom('handover')
      .innerJoin('kickoff as sent', 'sent.handover_id', 'handover.id')
      .select(['handover.id', kickoffPart])
      .where('handover.id', '>', last)
      .where('handover.state', 'in', read)
      .where('sent.event_id', 'is not', null)
      .where('sent.gone_at', 'is', null)
      .where('sent.end_at', '>', now)
      .where((row) => row.or([row('look_after', 'is', null), row('look_after', '<=', now)]))
      .orderBy('handover.id')
      .limit(atOnce)
      .execute();
    const kickoffs = rows.map(({ kickoff }) => kickoffFrom(kickoff)).filter(isSent);
    if (kickoffs.length > 0) yield kickoffs;
    if (rows.length < atOnce) return;
    last = rows.at(-1)?.id ?? last;
  }
}

function isSent(kickoff: KickoffRecord | undefined): kickoff is SentKickoff {
  return kickoff !== undefined && kickoff.event_id !== null;
}

/** Handovers whose kickoff is over although something in it was never looked at, by their ids. */
export async function kickoffsOver({ db, clock }: Pick<App, 'db' | 'clock'>): Promise<string[]> {
  const rows = await db
    .selectFrom('kickoff')
    .innerJoin('handover', 'handover.id', 'kickoff.handover_id')
    .select('handover.id')
    .where('handover.state', 'in', read)
    .where('gone_at', 'is', null)
    .where('end_at', '<=', iso(clock.now()))
    .where(
      sql<boolean>`(moved_at is not null or exists (
        select from kickoff_reply as reply where reply.handover_id = kickoff.handover_id
          and reply.kept_at is null
          and (reply.answer = 'declined' or reply.proposed_start is not null)))`,
    )
    .limit(atOnce)
    .execute();
  return rows.map(({ id }) => id);
}
