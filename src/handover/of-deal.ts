import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { membersOrNull } from '../people/roster.ts';
import { isOver, pageLength } from '../record/cursor.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { accessTo } from '../record/read.ts';

/**
 * How long it takes to say that there is none for somebody: as long whether a team was asked or not, so
 * that the time tells nothing of what they may not see. Teams answers well within it.
 */
export const sayNoneAfterMs = 1_000;

/**
 * The handovers of a number in the CRM that this person may see, the open ones and the newest first.
 * Those they hold a role on come at once; else whoever is on the team of one is looked for.
 */
export async function handoversOfDeal(
  app: App,
  actor: Person,
  deal: string,
): Promise<HandoverRow[]> {
  const rows = (await selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .where('deal', '=', deal)
    .orderBy(isOver)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageLength)
    .execute()) as HandoverRow[];
  const isOurs = (handover: HandoverRow, members: Parameters<typeof accessTo>[2]['members']) =>
    accessTo(app, actor, { handover, members }).standing === 'internal';
  const named = rows.filter((handover) => isOurs(handover, null));
  if (named.length > 0) return named;
  const onTheirTeam = rows.map(async (handover) => {
    const members = await membersOrNull(app.roster, handover.team_id);
    return isOurs(handover, members) ? [handover] : [];
  });
  return await inThatTime(async () => (await Promise.all(onTheirTeam)).flat());
}

/** What is found in time; nothing takes exactly as long, for whatever reason there is nothing. */
async function inThatTime<Found>(ask: () => Promise<Found[]>): Promise<Found[]> {
  const over = wait(sayNoneAfterMs).then((): Found[] => []);
  const found = await Promise.race([ask(), over]);
  if (found.length > 0) return found;
  return await over;
}
