import { randomUUID } from 'node:crypto';
import type { StoredAttendee, StoredEvent } from '../state-model.ts';
import { textOf } from '../text-of.ts';
import { instantOf } from '../time-zones.ts';
import { CONTACTS, type Person, personByMail } from '../world.ts';
import { GraphRefusal } from './call.ts';
import { requireZone } from './prefer.ts';

interface ZonedTime {
  dateTime: string;
  timeZone: string;
}
interface AddressInput {
  emailAddress: { address: string; name?: string | null };
  type?: StoredAttendee['type'];
}

const ADDRESS = /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/;

/** The fields of an event a body may carry, read and checked beyond what the contract sees. */
export type EventFields = Pick<
  StoredEvent,
  | 'subject'
  | 'bodyType'
  | 'body'
  | 'start'
  | 'end'
  | 'startZone'
  | 'endZone'
  | 'location'
  | 'showAs'
  | 'isPrivate'
  | 'attendees'
  | 'joinUrl'
  | 'allowNewTimeProposals'
  | 'properties'
>;

/** Reads a POST or PATCH body; only what it names is returned. Refuses zones, order, addresses with 400. */
export function readEventFields(body: Record<string, unknown>): Partial<EventFields> {
  const fields: Partial<EventFields> = {};
  if ('subject' in body) fields.subject = textOf(body['subject']);
  if (body['body']) Object.assign(fields, readBody(body['body']));
  if (body['start']) Object.assign(fields, readTime('start', body['start'] as ZonedTime));
  if (body['end']) Object.assign(fields, readTime('end', body['end'] as ZonedTime));
  if ('location' in body)
    fields.location = (body['location'] as { displayName?: string } | null)?.displayName ?? null;
  if (body['showAs']) fields.showAs = body['showAs'] as StoredEvent['showAs'];
  if (body['sensitivity']) fields.isPrivate = body['sensitivity'] === 'private';
  if (body['attendees']) fields.attendees = (body['attendees'] as AddressInput[]).map(readAttendee);
  if (body['isOnlineMeeting'] === true) fields.joinUrl = joinUrl();
  if ('allowNewTimeProposals' in body)
    fields.allowNewTimeProposals = body['allowNewTimeProposals'] !== false;
  if (body['singleValueExtendedProperties']) {
    fields.properties = body['singleValueExtendedProperties'] as StoredEvent['properties'];
  }
  return fields;
}

/** Refuses an event that ends before (or when) it starts. */
export function requireOrder(event: { start: string; end: string }): void {
  if (event.end > event.start) return;
  throw new GraphRefusal(
    400,
    'ErrorPropertyValidationFailure',
    'At least one property failed validation: end is before start.',
  );
}

/** A mail address with the name people know, refused with 400 when it isn't one. */
export function readAddress(input: AddressInput['emailAddress']): { name: string; mail: string } {
  const mail = input.address.trim().toLowerCase();
  if (!ADDRESS.test(mail)) {
    throw new GraphRefusal(
      400,
      'ErrorInvalidRecipients',
      `At least one recipient isn't valid: '${input.address}'.`,
    );
  }
  const known = personByMail(mail) ?? CONTACTS.find((contact) => contact.mail === mail);
  return { mail, name: input.name || known?.name || mail };
}

/** A new event in a person's calendar, everything not named as Exchange fills it. */
export function newEvent(of: {
  person: Person;
  fields: Partial<EventFields>;
  at: string;
  transactionId: string | null;
  requestBody: string;
}): StoredEvent {
  const unique = randomUUID().replaceAll('-', '').toUpperCase();
  return {
    id: `AAMkAG${Buffer.from(unique).toString('base64url')}`,
    mailbox: of.person.id,
    copyOf: null,
    iCalUId: `040000008200E00074C5B7101A82E008${unique}`,
    organizer: { name: of.person.name, mail: of.person.mail },
    subject: '',
    bodyType: 'text',
    body: '',
    start: of.at,
    end: of.at,
    startZone: 'UTC',
    endZone: 'UTC',
    location: null,
    showAs: 'busy',
    isPrivate: false,
    attendees: [],
    joinUrl: null,
    allowNewTimeProposals: true,
    properties: [],
    ...of.fields,
    transactionId: of.transactionId,
    requestBody: of.requestBody,
    isCancelled: false,
    revision: 1,
    createdAt: of.at,
    modifiedAt: of.at,
  };
}

function readTime(name: 'start' | 'end', time: ZonedTime): Partial<EventFields> {
  const zone = requireZone(time.timeZone);
  const instant = instantOf({ dateTime: time.dateTime, timeZone: zone });
  if (instant === null) throw new GraphRefusal(400, 'ErrorInvalidRequest', `${name} is no date.`);
  return { [name]: instant, [`${name}Zone`]: zone };
}

function readBody(body: unknown): Partial<EventFields> {
  const { contentType, content } = body as {
    contentType?: 'text' | 'html';
    content?: string | null;
  };
  return { bodyType: contentType ?? 'text', body: content ?? '' };
}

function readAttendee(input: AddressInput): StoredAttendee {
  return {
    ...readAddress(input.emailAddress),
    type: input.type ?? 'required',
    response: 'none',
    respondedAt: null,
    proposed: null,
  };
}

function joinUrl(): string {
  const thread = `19:meeting_${randomUUID().replaceAll('-', '')}@thread.v2`;
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0`;
}
