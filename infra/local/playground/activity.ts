import { SERVICE_URL } from '../botframework.ts';
import type { Activity } from '../connector/activities.ts';
import { BOT_ACCOUNT, splitConversationId } from '../connector/addresses.ts';
import { CHANNELS, TEAM, TENANT_ID } from '../world.ts';

interface Place {
  id: string;
  conversationType?: string;
}

/**
 * The Playground's activity as Teams sends it: Microsoft's address to answer to, and in a channel
 * the team's group and the names, which its messages leave out.
 */
export function asTeamsSends(activity: Activity): Activity {
  const { conversation, channelData } = activity as { conversation: Place; channelData?: object };
  const tenant = { id: TENANT_ID };
  return {
    ...activity,
    serviceUrl: SERVICE_URL,
    conversation: { ...conversation, tenantId: TENANT_ID },
    channelData: { ...channelData, ...channelOf(conversation), tenant },
  };
}

function channelOf({ id, conversationType }: Place): object {
  if (conversationType !== 'channel') return {};
  const { base } = splitConversationId(id);
  const known = Object.values(CHANNELS).find((channel) => channel.id === base);
  return {
    teamsChannelId: base,
    teamsTeamId: TEAM.threadId,
    channel: known ?? { id: base },
    team: { id: TEAM.threadId, name: TEAM.name, aadGroupId: TEAM.id },
  };
}

/** What its page makes the Playground send when it is opened: the viewer and the bot meet in the chat. */
export function isPageOpened(activity: Activity): boolean {
  const { type, conversation, membersAdded } = activity as {
    type: string;
    conversation?: Place;
    membersAdded?: { id: string }[];
  };
  const added = membersAdded ?? [];
  return (
    type === 'conversationUpdate' &&
    conversation?.conversationType === 'personal' &&
    added.length > 1 &&
    added.some(({ id }) => id === BOT_ACCOUNT.id)
  );
}
