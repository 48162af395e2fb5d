import { TEAM, TENANT_ID } from '../world.ts';
import { memberAccount, personOfAccount, splitConversationId } from './addresses.ts';
import { type ConnectorContext, ConnectorRefusal, type ConnectorRoute } from './context.ts';
import { requireConversation } from './message-routes.ts';
import { rosterOf } from './messages.ts';

const DEFAULT_PAGE = 100;

/** Who is in a conversation, and what the team and its channels are called. */
export const rosterRoutes: ConnectorRoute[] = [
  {
    method: 'GET',
    path: /^\/v3\/conversations\/([^/]+)\/members$/,
    run: ({ ids: [id = ''] }, context) => ({ status: 200, body: roster(context, id) }),
  },
  {
    method: 'GET',
    path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/i,
    run: ({ ids: [id = ''], query }, context) => {
      const all = roster(context, id);
      const from = Number(query.get('continuationToken') ?? 0);
      const size = Number(query.get('pageSize') ?? DEFAULT_PAGE);
      const more = from + size < all.length ? { continuationToken: String(from + size) } : {};
      return { status: 200, body: { members: all.slice(from, from + size), ...more } };
    },
  },
  {
    method: 'GET',
    path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/,
    run: ({ ids: [id = '', memberId = ''] }, context) => {
      const person = personOfAccount(memberId);
      const found = roster(context, id).find((member) => member['objectId'] === person?.id);
      if (!found)
        throw new ConnectorRefusal(404, 'MemberNotFoundInConversation', 'Member not found.');
      return { status: 200, body: found };
    },
  },
  {
    method: 'GET',
    path: /^\/v3\/teams\/([^/]+)$/,
    run: ({ ids: [id = ''] }, context) => {
      requireTeam(id);
      const counts = {
        channelCount: context.store.current.channels.length,
        memberCount: context.store.current.members.length,
      };
      return {
        status: 200,
        body: {
          id,
          name: TEAM.name,
          aadGroupId: TEAM.id,
          tenantId: TENANT_ID,
          type: 'standard',
          ...counts,
        },
      };
    },
  },
  {
    method: 'GET',
    path: /^\/v3\/teams\/([^/]+)\/conversations$/,
    run: ({ ids: [id = ''] }, context) => {
      requireTeam(id);
      const conversations = context.store.current.channels.map((channel) => ({
        id: channel.id,
        name: channel.name,
        type: 'standard',
      }));
      return { status: 200, body: { conversations: [{ id: TEAM.threadId }, ...conversations] } };
    },
  },
];

function roster(context: ConnectorContext, conversationId: string): Record<string, unknown>[] {
  const { base } = splitConversationId(conversationId);
  return rosterOf(context.store, requireConversation(context, base)).map(memberAccount);
}

function requireTeam(id: string): void {
  if (id === TEAM.threadId) return;
  throw new ConnectorRefusal(404, 'NotFound', 'The team was not found.');
}
