import type { App } from '../app.ts';
import type { Member } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { membersOrNull } from '../people/roster.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { accessTo } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import type { HandoverLines, ListQuery } from './model.ts';
import { lineOf } from './view.ts';

/**
 * The handovers of a channel, or of a deal, that this person has a part in; others are not counted.
 * @throws Refusal directory_unavailable when nobody can tell insiders from strangers right now.
 */
export async function listHandovers(
  app: App,
  actor: Person,
  query: ListQuery,
): Promise<HandoverLines> {
  if ('deal' in query) return await handoversOfDeal(app, actor, query.deal);
  return await handoversInChannel(app, actor, query);
}

async function handoversOfDeal(app: App, actor: Person, deal: string): Promise<HandoverLines> {
  const row = (await selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .where('deal', '=', deal)
    .executeTakeFirst()) as HandoverRow | undefined;
  const can = { create: actor.isMember === true };
  if (!row) return { handovers: [], can };
  const members = await membersOrNull(app.roster, row.team_id);
  const { standing } = accessTo(app, actor, { handover: row, members });
  return { handovers: standing === 'internal' ? [lineOf(row)] : [], can };
}

async function handoversInChannel(
  app: App,
  actor: Person,
  place: { team: string; channel: string },
): Promise<HandoverLines> {
  const rows = await selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .where('team_id', '=', place.team)
    .where('channel_id', '=', place.channel)
    .orderBy('created_at')
    .execute();
  const members = await membersOrNull(app.roster, place.team);
  const mine = (rows as HandoverRow[]).filter(
    (handover) => accessTo(app, actor, { handover, members }).standing !== 'stranger',
  );
  const can = { create: isOwnMember(actor, members) };
  // Without a roster nothing tells an insider from a stranger: neither is turned away for good.
  if (members === null && mine.length === 0) throw refusalFor('directory_unavailable');
  return { handovers: mine.map(lineOf), can };
}

function isOwnMember(actor: Person, members: readonly Member[] | null): boolean {
  const member = members?.find((one) => one.personId === actor.personId);
  return member !== undefined && !member.guest && member.tenantId === actor.tenantId;
}
