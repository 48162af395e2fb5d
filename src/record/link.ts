import type { Settings } from '../app.ts';

type Place = { handoverId: string; channelId: string | null; page?: string; ref?: string | null };

/**
 * The link to a place in a handover that opens inside Teams; the tab reads where to go from
 * `subEntityId`. Source: "Deep link to a tab", Microsoft Teams documentation.
 */
export function teamsLink(settings: Settings, place: Place): string {
  const { handoverId, channelId, page, ref } = place;
  const sub = new URLSearchParams({ handover: handoverId });
  if (page) sub.set('page', page);
  if (ref) sub.set('ref', ref);
  const context = {
    subEntityId: sub.toString(),
    ...(channelId === null ? {} : { channelId }),
  };
  // The entity is the tab's: the pinned one in a channel, the personal one elsewhere.
  const entity = channelId === null ? 'waiting' : 'handover';
  const link = new URL(`https://teams.microsoft.com/l/entity/${settings.teamsAppId}/${entity}`);
  link.searchParams.set('webUrl', `${settings.publicUrl}/tab/?${sub.toString()}`);
  link.searchParams.set('context', JSON.stringify(context));
  return link.toString();
}

/** The link to one message of a channel. */
export function messageLink(message: {
  tenantId: string;
  teamId: string | null;
  channelId: string;
  messageId: string;
  rootId: string;
}): string {
  const { channelId, messageId } = message;
  const link = new URL(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${encodeURIComponent(messageId)}`,
  );
  link.searchParams.set('tenantId', message.tenantId);
  if (message.teamId) link.searchParams.set('groupId', message.teamId);
  link.searchParams.set('parentMessageId', message.rootId);
  return link.toString();
}
