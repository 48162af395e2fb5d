import { createHash } from 'node:crypto';
import { allPersons, BOT_ID, BOT_NAME, type Person, TENANT_ID } from '../world.ts';

/** The bot's own account in a conversation. */
export const BOT_ACCOUNT = { id: `28:${BOT_ID}`, name: BOT_NAME };

/** How Teams names a person towards this bot: stable, opaque, different from the object id. */
export function teamsUserId(person: Person): string {
  const hash = createHash('sha256').update(`${BOT_ID}:${person.id}`).digest('base64url');
  return `29:1${hash}`;
}

/** The id of a person's one-to-one chat with the bot. */
export function personalConversationId(person: Person): string {
  const hash = createHash('sha256').update(`chat:${BOT_ID}:${person.id}`).digest('base64url');
  return `a:1${hash}`;
}

/** The person behind a `29:` id or an object id, or undefined. */
export function personOfAccount(id: string): Person | undefined {
  return allPersons().find(
    (person) => person.id === id.toLowerCase() || teamsUserId(person) === id,
  );
}

/** A roster entry as the Bot Connector gives it for Teams. */
export function memberAccount(person: Person): Record<string, unknown> {
  const [givenName = '', surname = ''] = person.name.split(' ');
  return {
    id: teamsUserId(person),
    name: person.name,
    objectId: person.id,
    aadObjectId: person.id,
    givenName,
    surname,
    email: person.mail,
    userPrincipalName: person.mail,
    tenantId: TENANT_ID,
    userRole: person.kind === 'guest' ? 'guest' : 'user',
  };
}

/** Splits a conversation id of Teams: the channel or chat, and the thread's first message. */
export function splitConversationId(id: string): { base: string; rootId: string | null } {
  const [base = id, rootId = null] = id.split(';messageid=');
  return { base, rootId };
}
