import type { BotFramework } from '../botframework.ts';
import type { Entra } from '../entra/entra.ts';
import type { Ledger } from '../ledger.ts';
import type { Handler } from '../listener.ts';
import type { Delivered } from '../page-model.ts';
import type { TokenOverrides } from '../signing-keys.ts';
import type { StoredConversation, StoredMessage } from '../state-model.ts';
import type { Store } from '../state.ts';
import { BOT_NAME, type Person, personById } from '../world.ts';
import {
  type Activity,
  type ActivitySource,
  installActivities,
  invokeActivity,
  messageActivity,
  submitActivity,
} from './activities.ts';
import { splitConversationId } from './addresses.ts';
import type { ConnectorContext } from './context.ts';
import { deliver } from './deliver.ts';
import { addMessage, conversationOf, personalChat } from './messages.ts';
import { createConnectorRest } from './rest.ts';

interface ConnectorOptions {
  store: Store;
  ledger: Ledger;
  entra: Entra;
  botFramework: BotFramework;
  now: () => Date;
  /** Where the product listens, asked at every delivery; null = nobody is there. */
  productUrl: () => string | null;
}

export interface Connector {
  handler: Handler;
  /** Everything the bot sent, as it sent it. */
  sent: ConnectorContext['sent'];
  /** A person writes; the bot hears it in a chat always, in a channel when mentioned (`<at>Handover</at>`). */
  say(
    personId: string,
    conversationId: string,
    text: string,
    options?: { rootId?: string },
  ): Promise<Delivered>;
  /** A person presses an Action.Submit on the bot's message. */
  submit(of: {
    personId: string;
    conversationId: string;
    messageId: string;
    data: unknown;
  }): Promise<Delivered>;
  /** A call that waits for the bot's answer (`task/fetch`, `composeExtension/fetchTask` …). */
  invoke(of: {
    personId: string;
    conversationId: string;
    name: string;
    value: unknown;
    messageId?: string;
  }): Promise<Delivered>;
  /** Tells the bot that the app was installed: in a channel's team, or in a person's chat. */
  install(personId: string, conversationId: string): Promise<Delivered>;
  messages(conversationId: string): StoredMessage[];
  /** The id of a person's chat with the bot. */
  personalConversation(personId: string): string;
  /** Posts any activity to the bot with a token as Teams signs it, or a departing one. */
  post(
    activity: Activity,
    overrides?: TokenOverrides,
  ): Promise<{ status: number | null; body: unknown }>;
  /** The parts a test can build its own activity from. */
  source(personId: string, conversationId: string): ActivitySource;
  signActivityToken(overrides?: TokenOverrides): Promise<string>;
}

/** Teams between people and bot: keeps the conversations and delivers in both directions. */
export function createConnector(options: ConnectorOptions): Connector {
  const { store, now } = options;
  const sent: ConnectorContext['sent'] = [];
  const post: Connector['post'] = async (activity, overrides) =>
    deliver(options.productUrl(), activity, await options.botFramework.activityToken(overrides));
  const source = (personId: string, conversationId: string): ActivitySource => {
    const { base, rootId } = splitConversationId(conversationId);
    const person = requirePersonId(personId);
    const conversation = requireConversationId(store, base, person);
    return { person, conversation, rootId, id: uniqueId(now()), now: now() };
  };
  return {
    handler: createConnectorRest({ ...options, sent }),
    sent,
    source,
    post,
    async say(personId, conversationId, text, { rootId } = {}) {
      const from = source(personId, conversationId);
      const message = addMessage(store, {
        conversationId: from.conversation.id,
        rootId: from.conversation.kind === 'channel' ? (rootId ?? from.rootId) : null,
        personId,
        text,
        cards: [],
        activity: null,
        now: now(),
      });
      const heard = from.conversation.kind === 'personal' || text.includes(`<at>${BOT_NAME}</at>`);
      if (!heard) return { messageId: message.id, status: null, body: null };
      const thread = { ...from, id: message.id, rootId: message.rootId };
      return { messageId: message.id, ...(await post(messageActivity({ ...thread, text }))) };
    },
    async submit({ personId, conversationId, messageId, data }) {
      const from = source(personId, conversationId);
      const message = requireMessageId(store, messageId);
      const thread = { ...from, rootId: message.rootId };
      return { messageId, ...(await post(submitActivity({ ...thread, message, data }))) };
    },
    async invoke({ personId, conversationId, name, value, messageId }) {
      const from = source(personId, conversationId);
      const rootId = messageId ? requireMessageId(store, messageId).rootId : from.rootId;
      const replyTo = messageId ? { replyToId: messageId } : {};
      const reply = await post(invokeActivity({ ...from, rootId, name, value, ...replyTo }));
      return { messageId: messageId ?? from.id, ...reply };
    },
    async install(personId, conversationId) {
      const from = source(personId, conversationId);
      let last: { status: number | null; body: unknown } = { status: null, body: null };
      for (const activity of installActivities(from)) last = await post(activity);
      store.current.installed = true;
      store.changed();
      return { messageId: from.id, ...last };
    },
    messages: (conversationId) => {
      const { base, rootId } = splitConversationId(conversationId);
      return store.current.messages.filter(
        (message) => message.conversationId === base && (!rootId || message.rootId === rootId),
      );
    },
    personalConversation: (personId) => personalChat(store, requirePersonId(personId)).id,
    signActivityToken: (overrides) => options.botFramework.activityToken(overrides),
  };
}

function requirePersonId(personId: string): Person {
  const person = personById(personId);
  if (!person) throw new Error(`The local tenant knows nobody with the id ${personId}`);
  return person;
}

/** Somebody outside the team does not see its channels. */
function requireConversationId(store: Store, id: string, person: Person): StoredConversation {
  const chat = personalChat(store, person);
  const conversation = id === chat.id ? chat : conversationOf(store, id);
  const isMember = store.current.members.some(({ personId }) => personId === person.id);
  if (conversation?.kind === 'channel' && isMember) return conversation;
  if (conversation && conversation.personId === person.id) return conversation;
  throw new Error(`${person.name} has no conversation ${id}`);
}

function requireMessageId(store: Store, id: string): StoredMessage {
  const message = store.current.messages.find((one) => one.id === id);
  if (!message) throw new Error(`There is no message ${id}`);
  return message;
}

let counter = 0;

/** Ids of activities that are no messages; never twice, like Teams' own. */
function uniqueId(now: Date): string {
  counter += 1;
  return `f:${now.getTime()}${String(counter).padStart(6, '0')}`;
}
