import { busyEvents } from './busy-times.ts';
import type { StoredActor, StoredConversation, StoredItem, TenantState } from './state-model.ts';
import { allPersons, CHANNELS, PERSONS, TEAM } from './world.ts';

/** Who made what SharePoint makes by itself. */
const SYSTEM_ACTOR: StoredActor = {
  appId: '00000003-0000-0ff1-ce00-000000000000',
  appName: 'SharePoint',
  personId: null,
  name: 'SharePoint',
};

export const ROOT_ITEM_ID = '01ROOT00000000000000000000000000CP';

/** The tenant's first day: team, channels with their folders, calendars filled from `now` on. */
export function initialState(now: Date): TenantState {
  const at = now.toISOString();
  const channels = Object.entries(CHANNELS).map(([key, channel]) => ({
    ...channel,
    teamId: TEAM.id,
    createdAt: at,
    folderId: `01FOLDER0000000000000000000${key.toUpperCase().padStart(9, '0')}`,
  }));
  const root = folderItem({ id: ROOT_ITEM_ID, parentId: null, name: 'root', at });
  return {
    startedAt: at,
    channels,
    members: allPersons()
      .filter((person) => person.inTeam)
      .map((person) => ({
        teamId: TEAM.id,
        personId: person.id,
        role: teamRole(person.id, person.kind),
      })),
    items: [
      root,
      ...channels.map((channel) =>
        folderItem({ id: channel.folderId, parentId: root.id, name: channel.name, at }),
      ),
    ],
    events: busyEvents(now),
    mails: [],
    conversations: channels.map((channel) => channelConversation(channel.id, channel.name)),
    messages: [],
    planner: [],
    installed: false,
  };
}

/** An empty conversation for a channel. */
export function channelConversation(id: string, name: string): StoredConversation {
  return { id, kind: 'channel', name, personId: null, seen: {} };
}

function teamRole(personId: string, kind: 'member' | 'guest'): 'owner' | 'guest' | null {
  if (kind === 'guest') return 'guest';
  return personId === PERSONS.agnes.id ? 'owner' : null;
}

/** A folder SharePoint made by itself. */
function folderItem(of: {
  id: string;
  parentId: string | null;
  name: string;
  at: string;
}): StoredItem {
  return {
    id: of.id,
    driveId: TEAM.driveId,
    parentId: of.parentId,
    name: of.name,
    folder: true,
    description: null,
    mimeType: null,
    size: 0,
    contentHash: null,
    revision: 1,
    contentRevision: 1,
    createdAt: of.at,
    modifiedAt: of.at,
    createdBy: SYSTEM_ACTOR,
    modifiedBy: SYSTEM_ACTOR,
    permissions: null,
  };
}
