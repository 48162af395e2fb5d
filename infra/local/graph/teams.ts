import type { StoredChannel } from '../state-model.ts';
import { personById, TEAM, TENANT_ID } from '../world.ts';
import {
  collection,
  type GraphOperations,
  GraphRefusal,
  type GraphTenant,
  notFound,
} from './call.ts';
import { itemView } from './items.ts';

/** The team, its channels and who is in them. */
export function teamOperations(tenant: GraphTenant): GraphOperations {
  const team = (id: string | undefined) => {
    if (id !== TEAM.id) throw new GraphRefusal(404, 'NotFound', 'No team found with Group Id.');
    return TEAM;
  };
  const channel = (params: Record<string, string>) => {
    team(params['team-id']);
    const found = tenant.store.current.channels.find((one) => one.id === params['channel-id']);
    if (!found) throw new GraphRefusal(404, 'NotFound', 'No channel found with the given id.');
    return found;
  };
  const members = (params: Record<string, string>) =>
    collection(`teams('${params['team-id']}')/members`, memberViews(tenant));
  return {
    'GET /teams/{team-id}': ({ params }) => ({
      status: 200,
      body: teamView(team(params['team-id']).id),
    }),
    'GET /teams/{team-id}/members': ({ params }) => {
      team(params['team-id']);
      return members(params);
    },
    'GET /groups/{group-id}/members': () => {
      throw new GraphRefusal(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    },
    'GET /teams/{team-id}/channels': ({ params }) =>
      collection(
        `teams('${team(params['team-id']).id}')/channels`,
        tenant.store.current.channels.map(channelView),
      ),
    'GET /teams/{team-id}/channels/{channel-id}': ({ params }) => ({
      status: 200,
      body: channelView(channel(params)),
    }),
    'GET /teams/{team-id}/channels/{channel-id}/members': ({ params }) => {
      channel(params);
      return members(params);
    },
    'GET /teams/{team-id}/channels/{channel-id}/allMembers': ({ params }) => {
      channel(params);
      return members(params);
    },
    'GET /teams/{team-id}/channels/{channel-id}/filesFolder': ({ params }) => {
      const { folderId } = channel(params);
      const folder = tenant.store.current.items.find((item) => item.id === folderId);
      // SharePoint makes the folder when somebody first opens the Files tab.
      if (!folder || tenant.switches.filesFolderPending) {
        throw notFound(
          'Folder location for this channel is not ready yet, please try again later.',
        );
      }
      return { status: 200, body: itemView(tenant, folder) };
    },
  };
}

function teamView(id: string): Record<string, unknown> {
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#teams/$entity',
    id,
    displayName: TEAM.name,
    description: 'Everything we do for clients',
    internalId: TEAM.threadId,
    isArchived: false,
    tenantId: TENANT_ID,
    visibility: 'private',
    webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(TEAM.threadId)}/conversations?groupId=${id}&tenantId=${TENANT_ID}`,
  };
}

function channelView(channel: StoredChannel): Record<string, unknown> {
  const id = encodeURIComponent(channel.id);
  return {
    id: channel.id,
    createdDateTime: channel.createdAt,
    displayName: channel.name,
    description: null,
    membershipType: 'standard',
    isArchived: false,
    tenantId: TENANT_ID,
    webUrl: `https://teams.microsoft.com/l/channel/${id}/${encodeURIComponent(channel.name)}?groupId=${channel.teamId}&tenantId=${TENANT_ID}`,
  };
}

function memberViews(tenant: GraphTenant): Record<string, unknown>[] {
  return tenant.store.current.members.flatMap(({ personId, role }) => {
    const person = personById(personId);
    if (!person) return [];
    return {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      id: Buffer.from(`${TEAM.id}##${personId}`).toString('base64url'),
      roles: role ? [role] : [],
      displayName: person.name,
      userId: person.id,
      email: person.mail,
      visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      tenantId: TENANT_ID,
    };
  });
}
