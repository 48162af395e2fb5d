import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { Member } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { membersOrNull } from '../people/roster.ts';
import { cursorAfter, pageLength, partOf, placeAfter } from '../record/cursor.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { accessTo } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import type { HandoverLines, ListQuery } from './model.ts';
import { handoversOfDeal } from './of-deal.ts';
import { clientLineOf, lineOf } from './view.ts';

/**
 * The handovers of a channel, or of a number in the CRM, that this person has a part in; others are not
 * counted.
 * @throws Refusal directory_unavailable when nobody can tell insiders from strangers right now,
 * invalid_input for a cursor that is none.
 */
export async function listHandovers(
  app: App,
  actor: Person,
  query: ListQuery,
): Promise<HandoverLines> {
  if ('deal' in query) {
    const handovers = (await handoversOfDeal(app, actor, query.deal)).map(lineOf);
    return { handovers, next: null, can: { create: actor.isMember === true } };
  }
  return await handoversInChannel(app, actor, query);
}

type InChannel = { team: string; channel: string; after?: string | undefined };

async function handoversInChannel(
  app: App,
  actor: Person,
  place: InChannel,
): Promise<HandoverLines> {
  const members = await membersOrNull(app.roster, place.team);
  let [mine, next]: [HandoverLines['handovers'], string | null] = [[], place.after ?? null];
  do {
    // A page on which nothing is theirs would look like the end of the list.
    const part = await partInChannel(app, actor, { ...place, after: next ?? undefined });
    mine = part.lines.flatMap((handover) => {
      const { standing } = accessTo(app, actor, { handover, members });
      if (standing === 'stranger') return [];
      return [standing === 'internal' ? lineOf(handover) : clientLineOf(handover)];
    });
    next = part.next;
  } while (mine.length === 0 && next !== null);
  const can = { create: isOwnMember(actor, members) };
  // Without a roster nothing tells an insider from a stranger: neither is turned away for good.
  if (members === null && mine.length === 0) throw refusalFor('directory_unavailable');
  return { handovers: mine, next, can };
}

async function partInChannel(app: App, { tenantId }: Person, { team, channel, after }: InChannel) {
  const query = selectHandovers(app.db)
    .where('tenant_id', '=', tenantId)
    .where('team_id', '=', team)
    .where('channel_id', '=', channel)
    .orderBy('created_at')
    .orderBy('id')
    .limit(pageLength + 1);
  const [, createdAt, id] = placeAfter(after) ?? [];
  const rest = sql<boolean>`(handover.created_at, handover.id) > (${createdAt}, ${id})`;
  const rows = await (createdAt === undefined ? query : query.where(rest)).execute();
  return partOf(rows as HandoverRow[], cursorAfter);
}

function isOwnMember(actor: Person, members: readonly Member[] | null): boolean {
  const member = members?.find((one) => one.personId === actor.personId);
  return member !== undefined && !member.guest && member.tenantId === actor.tenantId;
}
