import { eventsBetween } from '../graph/calendar.ts';
import type { GraphTenant } from '../graph/call.ts';
import { childrenOf, pathOf } from '../graph/items.ts';
import type {
  CalendarEventView,
  ConversationView,
  FileView,
  MailView,
  MessageView,
  PersonView,
  WorldView,
} from '../page-model.ts';
import type { StoredEvent, StoredItem, StoredMail, StoredMessage } from '../state-model.ts';
import type { Store } from '../state.ts';
import {
  allPersons,
  BOT_ID,
  BOT_NAME,
  CLIENT_ID,
  CONTACTS,
  type Person,
  personById,
  personByMail,
  TEAM,
  TEAMS_APP_ID,
  TENANT_ID,
  TENANT_NAME,
} from '../world.ts';

const FOUR_WEEKS_MS = 28 * 86_400_000;

/** Who and what there is, for the page's switcher and rail. */
export function worldView(store: Store): WorldView {
  const channels = store.current.channels.map(({ id, name }) => ({ id, name }));
  return {
    tenantId: TENANT_ID,
    tenantName: TENANT_NAME,
    clientId: CLIENT_ID,
    botId: BOT_ID,
    teamsAppId: TEAMS_APP_ID,
    persons: allPersons().map(personView),
    contacts: CONTACTS.map((contact) => ({ ...contact })),
    teams: [
      { id: TEAM.id, name: TEAM.name, threadId: TEAM.threadId, siteUrl: TEAM.siteUrl, channels },
    ],
    startedAt: store.current.startedAt,
  };
}

function personView(person: Person): PersonView {
  const { id, name, mail, timeZone, role, party, company, kind, inTeam, hasPhoto } = person;
  return { id, name, mail, timeZone, role, party, company, kind, inTeam, hasPhoto };
}

/** The channels and the chat this person sees; `chatId` is their chat with the bot. */
export function conversationViews(
  store: Store,
  person: Person,
  chatId: string,
): ConversationView[] {
  const isMember = store.current.members.some(({ personId }) => personId === person.id);
  const channels = isMember ? store.current.channels : [];
  return [
    ...channels.map(({ id, name }) => ({
      id,
      kind: 'channel' as const,
      name,
      unread: unread(store, id, person),
    })),
    { id: chatId, kind: 'personal', name: BOT_NAME, unread: unread(store, chatId, person) },
  ];
}

function unread(store: Store, conversationId: string, person: Person): number {
  const seen = store.current.conversations.find(({ id }) => id === conversationId)?.seen[person.id];
  return store.current.messages.filter(
    (message) =>
      message.conversationId === conversationId &&
      message.personId !== person.id &&
      !message.deleted &&
      Number(message.id) > Number(seen ?? 0),
  ).length;
}

/** Remembers that this person has seen everything in the conversation; true when that is news. */
export function markSeen(store: Store, conversationId: string, person: Person): boolean {
  const conversation = store.current.conversations.find(({ id }) => id === conversationId);
  const last = store.current.messages.findLast((one) => one.conversationId === conversationId);
  if (!conversation || !last || conversation.seen[person.id] === last.id) return false;
  conversation.seen[person.id] = last.id;
  return true;
}

/** A message as the page shows it. */
export function messageView(message: StoredMessage): MessageView {
  const person = message.personId ? personById(message.personId) : undefined;
  return {
    id: message.id,
    rootId: message.rootId,
    from: {
      name: person?.name ?? BOT_NAME,
      personId: message.personId,
      bot: message.personId === null,
    },
    at: message.at,
    text: message.deleted ? '' : message.text,
    attachments: message.deleted ? [] : message.cards,
    edited: message.edited,
    deleted: message.deleted,
  };
}

/** A folder with everything below it. */
export function fileView(tenant: GraphTenant, item: StoredItem): FileView {
  const path = pathOf(tenant, item).map(encodeURIComponent).join('/');
  return {
    id: item.id,
    name: item.name,
    folder: item.folder,
    size: item.size,
    webUrl: `${TEAM.siteUrl}/Shared%20Documents/${path}`,
    modifiedAt: item.modifiedAt,
    modifiedBy: item.modifiedBy.personId ? item.modifiedBy.name : item.modifiedBy.appName,
    people: item.permissions?.map(({ name }) => name) ?? null,
    children: childrenOf(tenant, item.id).map((child) => fileView(tenant, child)),
  };
}

/** A person's next four weeks; a guest sees the meetings their mail address is invited to. */
export function calendarView(tenant: GraphTenant, person: Person): CalendarEventView[] {
  const start = new Date(tenant.now().getTime() - 86_400_000);
  const end = new Date(tenant.now().getTime() + FOUR_WEEKS_MS);
  const window = { start: start.toISOString(), end: end.toISOString() };
  const own = eventsBetween(tenant, person, window);
  const invited = tenant.store.current.events.filter(
    (event) =>
      person.kind === 'guest' &&
      event.copyOf === null &&
      event.start < window.end &&
      event.end > window.start &&
      event.attendees.some(({ mail }) => mail === person.mail),
  );
  return [...own, ...invited].map((event) => eventView(event, person));
}

function eventView(event: StoredEvent, person: Person): CalendarEventView {
  return {
    id: event.id,
    subject: event.subject,
    start: event.start,
    end: event.end,
    showAs: event.showAs,
    organizer: event.organizer.name,
    own: event.copyOf === null && event.mailbox === person.id && event.attendees.length > 0,
    attendees: event.attendees.map(({ name, mail, type, response }) => ({
      name,
      mail,
      type,
      response,
    })),
    joinUrl: event.joinUrl,
    body: event.body,
    cancelled: event.isCancelled,
  };
}

/** The mails of a person (by id) or of any address, newest first. */
export function mailViews(store: Store, personOrMail: string): MailView[] {
  const mailbox =
    (personById(personOrMail) ?? personByMail(personOrMail))?.mail ?? personOrMail.toLowerCase();
  return store.current.mails
    .filter((mail) => mail.mailbox === mailbox)
    .map(mailView)
    .toReversed();
}

function mailView(mail: StoredMail): MailView {
  const { id, folder, kind, from, to, cc, subject, bodyType, body, at, eventId } = mail;
  const attachments = mail.attachments.map(({ name, contentType }) => ({ name, contentType }));
  return { id, folder, kind, from, to, cc, subject, bodyType, body, attachments, at, eventId };
}
