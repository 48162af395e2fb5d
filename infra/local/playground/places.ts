import { createHash } from 'node:crypto';
import {
  BOT_ACCOUNT,
  personalConversationId,
  splitConversationId,
  teamsUserId,
} from '../connector/addresses.ts';
import { BOT_ID, CHANNELS, type Person, PERSONS, TEAM, TENANT_ID } from '../world.ts';

/** Whose eyes the Playground's page is: it knows one person. Everybody else is on the Teams page. */
const VIEWER: Person = PERSONS.riya;

/** The Playground wants five people beside the viewer, neither more nor fewer. */
const OTHERS: Person[] = [PERSONS.tomas, PERSONS.meera, PERSONS.jonas, PERSONS.agnes, PERSONS.ana];

const CHAT_ID = personalConversationId(VIEWER);
const GROUP_ID = `19:${createHash('sha256').update(`group:${BOT_ID}`).digest('hex')}@thread.v2`;
const CONVERSATIONS = [CHAT_ID, GROUP_ID, TEAM.threadId, CHANNELS.contoso.id];

/**
 * The Playground's configuration: the local tenant's own people, team and channel under their own
 * ids, so that nothing has to be translated between the two. JSON is YAML.
 */
export function playgroundConfig(): string {
  return JSON.stringify({
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: BOT_ACCOUNT,
    currentUser: userOf(VIEWER),
    users: OTHERS.map(userOf),
    personalChat: { id: CHAT_ID },
    groupChat: { id: GROUP_ID, name: 'A group chat' },
    // Its General channel has the id of the team, as in Teams; it takes one channel more.
    team: { id: TEAM.threadId, name: TEAM.name, aadGroupId: TEAM.id, channels: [CHANNELS.contoso] },
  });
}

function userOf(person: Person) {
  const [givenName = '', surname = ''] = person.name.split(' ');
  return {
    id: teamsUserId(person),
    name: person.name,
    // Spelled so in its configuration.
    userPrincipleName: person.mail,
    aadObjectId: person.id,
    givenName,
    surname,
    email: person.mail,
  };
}

/** Whether the conversation (or a thread of it) is shown in the Playground. */
export function isInPlayground(conversationId: string): boolean {
  return CONVERSATIONS.includes(splitConversationId(conversationId).base);
}

/** Whether this is the viewer's account, as the bot may name it. */
export function isViewer(accountId: string): boolean {
  return [VIEWER.id, teamsUserId(VIEWER)].includes(accountId);
}
