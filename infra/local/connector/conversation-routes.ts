import type { Outgoing } from '../listener.ts';
import { personOfAccount } from './addresses.ts';
import { type ConnectorContext, ConnectorRefusal, type ConnectorRoute } from './context.ts';
import { requireConversation, sendActivity } from './message-routes.ts';
import { personalChat } from './messages.ts';

interface NewConversation {
  isGroup?: boolean;
  members?: { id: string }[];
  tenantId?: string;
  activity?: Record<string, unknown>;
  channelData?: { channel?: { id?: string }; tenant?: { id?: string } };
}

/** Starting a one-to-one chat, or a thread in a channel. */
export const conversationRoutes: ConnectorRoute[] = [
  {
    method: 'POST',
    path: /^\/v3\/conversations$/,
    run: ({ body }, context) => {
      const wanted = body as NewConversation;
      const channelId = wanted.channelData?.channel?.id;
      return channelId ? startThread(context, channelId, wanted) : startChat(context, wanted);
    },
  },
];

function startThread(
  context: ConnectorContext,
  channelId: string,
  wanted: NewConversation,
): Outgoing {
  const channel = requireConversation(context, channelId);
  if (!wanted.activity) {
    throw new ConnectorRefusal(
      400,
      'BadSyntax',
      'Bad Request: an activity is required to start a thread.',
    );
  }
  const sent = sendActivity(context, {
    conversationId: channel.id,
    activity: wanted.activity,
    replyToId: null,
  });
  const id = sent?.id ?? '';
  return { status: 201, body: { id: `${channel.id};messageid=${id}`, activityId: id } };
}

function startChat(context: ConnectorContext, wanted: NewConversation): Outgoing {
  const person = personOfAccount(wanted.members?.[0]?.id ?? '');
  if (!person) throw new ConnectorRefusal(403, 'Forbidden', 'The bot cannot reach this person.');
  const chat = personalChat(context.store, person);
  const sent = wanted.activity
    ? sendActivity(context, { conversationId: chat.id, activity: wanted.activity, replyToId: null })
    : null;
  return { status: 201, body: { id: chat.id, ...(sent ? { activityId: sent.id } : {}) } };
}
