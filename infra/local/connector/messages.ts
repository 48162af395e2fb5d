import { channelConversation } from '../initial-state.ts';
import type { StoredConversation, StoredMessage } from '../state-model.ts';
import type { Store } from '../state.ts';
import { BOT_NAME, type Person, personById, TEAM } from '../world.ts';
import { personalConversationId } from './addresses.ts';

/** The team's own channel, where Teams says that an app was installed; the page doesn't show it. */
const GENERAL = { id: TEAM.threadId, name: 'General' };

/** The conversation with this id, made when it is a channel or chat that must exist; else undefined. */
export function conversationOf(store: Store, id: string): StoredConversation | undefined {
  const known = store.current.conversations.find((one) => one.id === id);
  if (known) return known;
  const channel = [GENERAL, ...store.current.channels].find((one) => one.id === id);
  if (!channel) return undefined;
  const fresh = channelConversation(channel.id, channel.name);
  store.current.conversations.push(fresh);
  return fresh;
}

/** A person's one-to-one chat with the bot, made on first use. */
export function personalChat(store: Store, person: Person): StoredConversation {
  const id = personalConversationId(person);
  const known = store.current.conversations.find((one) => one.id === id);
  if (known) return known;
  const fresh: StoredConversation = {
    id,
    kind: 'personal',
    name: BOT_NAME,
    personId: person.id,
    seen: {},
  };
  store.current.conversations.push(fresh);
  store.changed();
  return fresh;
}

/** Keeps a message; its id is the time in milliseconds, made unique, as Teams' ids are. */
export function addMessage(
  store: Store,
  message: Omit<StoredMessage, 'id' | 'rootId' | 'at' | 'edited' | 'deleted'> & {
    rootId: string | null;
    now: Date;
  },
): StoredMessage {
  const { now, rootId, ...rest } = message;
  const last = Number(store.current.messages.at(-1)?.id ?? 0);
  const id = String(Math.max(now.getTime(), last + 1));
  const complete: StoredMessage = {
    ...rest,
    id,
    rootId: rootId ?? id,
    at: now.toISOString(),
    edited: false,
    deleted: false,
  };
  store.current.messages.push(complete);
  store.changed();
  return complete;
}

/** Who is in the conversation now: the team's members, or the one person of the chat. */
export function rosterOf(store: Store, conversation: StoredConversation): Person[] {
  if (conversation.personId) {
    const person = personById(conversation.personId);
    return person ? [person] : [];
  }
  return store.current.members.flatMap(({ personId }) => personById(personId) ?? []);
}
