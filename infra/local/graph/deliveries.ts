import { randomUUID } from 'node:crypto';
import type { StoredEvent, StoredMail } from '../state-model.ts';
import { CONTACTS, personByMail } from '../world.ts';
import type { GraphTenant } from './call.ts';

/** Puts a mail into the inbox of each address, whoever it belongs to. */
export function deliver(
  tenant: GraphTenant,
  mail: Omit<StoredMail, 'id' | 'mailbox' | 'folder' | 'at'>,
  mailboxes: string[],
): void {
  const at = tenant.now().toISOString();
  for (const mailbox of mailboxes) {
    tenant.store.current.mails.push({ ...mail, id: randomUUID(), mailbox, folder: 'inbox', at });
  }
  tenant.store.changed();
}

/** Tells attendees by mail: an invitation, a changed one, a cancellation. */
export function notifyAttendees(
  tenant: GraphTenant,
  of: {
    event: StoredEvent;
    kind: 'invitation' | 'update' | 'cancellation';
    mails: string[];
    comment?: string;
  },
): void {
  const { event, kind } = of;
  if (of.mails.length === 0) return;
  const prefix = { invitation: '', update: 'Updated: ', cancellation: 'Canceled: ' }[kind];
  deliver(
    tenant,
    {
      kind,
      from: event.organizer,
      to: of.mails.map(readable),
      cc: [],
      subject: `${prefix}${event.subject}`,
      bodyType: kind === 'cancellation' ? 'text' : event.bodyType,
      body: kind === 'cancellation' ? (of.comment ?? '') : event.body,
      attachments: [],
      eventId: event.id,
    },
    of.mails,
  );
}

/** An address with the name people know. */
function readable(mail: string): { name: string; mail: string } {
  const known = personByMail(mail) ?? CONTACTS.find((contact) => contact.mail === mail);
  return { mail, name: known?.name ?? mail };
}

/** Makes the attendees' calendars agree with the organizer's event: adds, changes, takes out. */
export function syncCopies(tenant: GraphTenant, event: StoredEvent): void {
  const state = tenant.store.current;
  const invited = event.attendees.flatMap(({ mail }) => {
    const person = personByMail(mail);
    return person && person.kind === 'member' && person.id !== event.mailbox ? [person] : [];
  });
  const old = state.events.filter((copy) => copy.copyOf === event.id);
  const others = state.events.filter((copy) => copy.copyOf !== event.id);
  const copies = invited.map((person) => {
    const known = old.find((copy) => copy.mailbox === person.id);
    const answered = event.attendees.find(({ mail }) => mail === person.mail)?.response;
    const showAs =
      answered === 'declined' ? 'free' : answered === 'accepted' ? event.showAs : 'tentative';
    return {
      ...event,
      id: known?.id ?? `AAMkAG${Buffer.from(randomUUID()).toString('base64url')}`,
      mailbox: person.id,
      copyOf: event.id,
      showAs,
      transactionId: null,
      requestBody: null,
      properties: [],
    } satisfies StoredEvent;
  });
  state.events = [...others, ...copies];
  tenant.store.changed();
}
