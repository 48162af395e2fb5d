import { SERVICE_URL } from '../botframework.ts';
import type { StoredConversation, StoredMessage } from '../state-model.ts';
import { BOT_NAME, type Person, TEAM, TENANT_ID } from '../world.ts';
import { BOT_ACCOUNT, teamsUserId } from './addresses.ts';

export type Activity = Record<string, unknown>;

export interface ActivitySource {
  person: Person;
  conversation: StoredConversation;
  /** First message of the thread; null in a chat. */
  rootId: string | null;
  id: string;
  now: Date;
}

const MENTION = `<at>${BOT_NAME}</at>`;

/** What every activity from Teams carries: who, where, when. */
function baseActivity(of: ActivitySource): Activity {
  const { person, conversation, now } = of;
  return {
    id: of.id,
    timestamp: now.toISOString(),
    localTimestamp: localTimestamp(now, person.timeZone),
    localTimezone: person.timeZone,
    serviceUrl: SERVICE_URL,
    channelId: 'msteams',
    from: { id: teamsUserId(person), name: person.name, aadObjectId: person.id },
    conversation: conversationAccount(conversation, of.rootId),
    recipient: BOT_ACCOUNT,
    locale: 'en-GB',
    channelData: channelData(conversation),
  };
}

/** A message a person typed; a mention of the bot in the text gets its entity. */
export function messageActivity(of: ActivitySource & { text: string }): Activity {
  const mentions = of.text.includes(MENTION)
    ? [{ type: 'mention', text: MENTION, mentioned: BOT_ACCOUNT }]
    : [];
  return {
    ...baseActivity(of),
    type: 'message',
    text: of.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${of.text}</p>` }],
    entities: [
      ...mentions,
      {
        type: 'clientInfo',
        locale: 'en-GB',
        country: 'CH',
        platform: 'Web',
        timezone: of.person.timeZone,
      },
    ],
  };
}

/** What an `Action.Submit` on the bot's card sends. */
export function submitActivity(
  of: ActivitySource & { message: StoredMessage; data: unknown },
): Activity {
  return {
    ...baseActivity(of),
    type: 'message',
    value: of.data,
    replyToId: of.message.id,
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'CH', platform: 'Web' }],
    channelData: { ...channelData(of.conversation), legacy: { replyToId: of.message.id } },
  };
}

/** A call that waits for the bot's answer: dialogs, message actions. */
export function invokeActivity(
  of: ActivitySource & { name: string; value: unknown; replyToId?: string },
): Activity {
  return {
    ...baseActivity(of),
    type: 'invoke',
    name: of.name,
    value: of.value,
    ...(of.replyToId ? { replyToId: of.replyToId } : {}),
  };
}

/** What Teams sends when the app is installed: the bot joined, by whom. */
export function installActivities(of: ActivitySource): Activity[] {
  const base = baseActivity(of);
  return [
    { ...base, type: 'installationUpdate', action: 'add' },
    {
      ...base,
      id: `f:${of.id}`,
      type: 'conversationUpdate',
      membersAdded: [{ id: BOT_ACCOUNT.id }],
    },
  ];
}

function conversationAccount(conversation: StoredConversation, rootId: string | null): Activity {
  if (conversation.kind === 'personal') {
    return { conversationType: 'personal', tenantId: TENANT_ID, id: conversation.id };
  }
  const thread = rootId ? `;messageid=${rootId}` : '';
  return {
    isGroup: true,
    conversationType: 'channel',
    tenantId: TENANT_ID,
    id: `${conversation.id}${thread}`,
    name: conversation.name,
  };
}

function channelData(conversation: StoredConversation): Activity {
  const tenant = { id: TENANT_ID };
  if (conversation.kind === 'personal') return { tenant };
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: TEAM.threadId,
    channel: { id: conversation.id, name: conversation.name },
    team: { id: TEAM.threadId, name: TEAM.name, aadGroupId: TEAM.id },
    tenant,
  };
}

/** ISO time with the offset of the person's zone, as Teams' clients send it. */
function localTimestamp(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name.replace('GMT', '') || '+00:00';
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shifted = new Date(now.getTime() + sign * (hours * 60 + minutes) * 60_000);
  return shifted.toISOString().replace('Z', offset);
}
