import type { StoredConversation, StoredMessage } from '../state-model.ts';
import { splitConversationId } from './addresses.ts';
import {
  type ConnectorContext,
  ConnectorRefusal,
  type ConnectorRoute,
  requireMessage,
} from './context.ts';
import { addMessage, conversationOf } from './messages.ts';

type Json = Record<string, unknown>;

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** Teams refuses messages above about 40 KB (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages). */
const LARGEST_BYTES = 40_000;

/** Sending, changing and deleting the bot's messages. */
export const messageRoutes: ConnectorRoute[] = [
  {
    method: 'POST',
    path: /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/,
    run: ({ ids: [id = '', replyToId], body }, context) => {
      const sent = sendActivity(context, {
        conversationId: id,
        activity: body,
        replyToId: replyToId ?? null,
      });
      return { status: 201, body: sent ? { id: sent.id } : { id: '' } };
    },
  },
  {
    method: 'PUT',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    run: ({ ids: [id = '', activityId = ''], body }, context) => {
      const { base } = splitConversationId(id);
      context.sent.push({ method: 'PUT', conversationId: id, activity: body });
      const message = requireMessage(context, base, activityId);
      Object.assign(message, { ...contentOf(body), edited: true });
      context.store.changed();
      record(context, {
        kind: 'card-updated',
        message,
        conversation: requireConversation(context, base),
      });
      return { status: 200, body: { id: activityId } };
    },
  },
  {
    method: 'DELETE',
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    run: ({ ids: [id = '', activityId = ''] }, context) => {
      const { base } = splitConversationId(id);
      const message = requireMessage(context, base, activityId);
      message.deleted = true;
      context.store.changed();
      record(context, {
        kind: 'card-deleted',
        message,
        conversation: requireConversation(context, base),
      });
      return { status: 200, body: {} };
    },
  },
];

/** Keeps what the bot sent; typing and the like leave no message (null). */
export function sendActivity(
  context: ConnectorContext,
  of: { conversationId: string; activity: Json; replyToId: string | null },
): StoredMessage | null {
  const { base, rootId } = splitConversationId(of.conversationId);
  const conversation = requireConversation(context, base);
  context.sent.push({ method: 'POST', conversationId: of.conversationId, activity: of.activity });
  if (JSON.stringify(of.activity).length > LARGEST_BYTES) {
    throw new ConnectorRefusal(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  if (of.activity['type'] !== 'message') return null;
  const message = addMessage(context.store, {
    conversationId: base,
    // A reply in a chat shows below the others; in a channel it stays in its thread.
    rootId: conversation.kind === 'channel' ? (rootId ?? rootOf(context, of.replyToId)) : null,
    personId: null,
    ...contentOf(of.activity),
    now: context.now(),
  });
  record(context, {
    kind: message.cards.length > 0 ? 'card-sent' : 'message-sent',
    message,
    conversation,
  });
  return message;
}

/** The thread of the message that is answered; the bot also sends ids here that are no messages. */
function rootOf(context: ConnectorContext, messageId: string | null): string | null {
  const { messages } = context.store.current;
  return messages.find(({ id }) => id === messageId)?.rootId ?? null;
}

/** The conversation a bot may write to, else 404 as the connector says it. */
export function requireConversation(context: ConnectorContext, id: string): StoredConversation {
  const found = conversationOf(context.store, id);
  if (!found) throw new ConnectorRefusal(404, 'ConversationNotFound', 'Conversation not found.');
  return found;
}

function contentOf(activity: Json): Pick<StoredMessage, 'text' | 'cards' | 'activity'> {
  const attachments = (activity['attachments'] ?? []) as { contentType: string; content: Json }[];
  return {
    text: typeof activity['text'] === 'string' ? activity['text'] : '',
    cards: attachments
      .filter(({ contentType }) => contentType === CARD_TYPE)
      .map(({ content }) => content),
    activity,
  };
}

function record(
  context: ConnectorContext,
  of: { kind: string; message: StoredMessage; conversation: StoredConversation },
): void {
  const { message, conversation, kind } = of;
  const person = context.store.current.conversations.find(
    ({ id }) => id === conversation.id,
  )?.personId;
  const verb = { 'card-updated': 'changed', 'card-deleted': 'took back' }[kind] ?? 'sent';
  const where =
    conversation.kind === 'channel'
      ? `in the channel ${conversation.name}`
      : 'in a one-to-one chat';
  context.ledger.add({
    kind,
    actor: 'Handover (bot)',
    key: null,
    summary: `Handover ${verb} ${message.cards.length > 0 ? 'a card' : 'a message'} ${where}: ${gist(message)}`,
    ids: {
      messageId: message.id,
      conversationId: conversation.id,
      ...(person ? { personId: person } : {}),
    },
  });
}

/** The first words of a message or card. */
function gist(message: StoredMessage): string {
  const text = message.text || firstText(message.cards) || '(no text)';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function firstText(node: unknown): string {
  if (Array.isArray(node)) return node.map(firstText).find(Boolean) ?? '';
  if (typeof node !== 'object' || node === null) return '';
  const { text } = node as Json;
  if (typeof text === 'string' && text) return text;
  return firstText(Object.values(node));
}
