import type { StoredActor, StoredAttendee, StoredEvent } from '../state-model.ts';
import { actorName, GraphRefusal, type GraphTenant } from './call.ts';
import { notifyAttendees, syncCopies } from './deliveries.ts';
import { type EventFields, requireOrder } from './event-input.ts';

/** Refuses with 412 when `If-Match` names another version of the event. */
export function requireMatchingEtag(event: StoredEvent, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  if (ifMatch.replaceAll(/^W\/"|"$/g, '') === `${event.id.slice(-12)}-${event.revision}`) return;
  throw new GraphRefusal(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}

/**
 * Applies a PATCH. Attendees alone tell only the new and the removed; anything else tells
 * everybody; a body without the meeting's own text ends the Teams meeting, as it does in Exchange.
 */
export function changeEvent(
  tenant: GraphTenant,
  of: { event: StoredEvent; fields: Partial<EventFields>; actor: StoredActor },
): void {
  const { event, fields, actor } = of;
  requireOrder({ start: fields.start ?? event.start, end: fields.end ?? event.end });
  const before = event.attendees;
  const onlyAttendees = Object.keys(fields).every((key) => key === 'attendees');
  const movedOrRenamed = 'start' in fields || 'end' in fields;
  Object.assign(event, fields);
  if (fields.attendees) event.attendees = keepResponses(fields.attendees, before);
  if (movedOrRenamed) event.attendees = event.attendees.map(unanswered);
  if (fields.body !== undefined && event.joinUrl !== null) event.joinUrl = null;
  event.revision += 1;
  event.modifiedAt = tenant.now().toISOString();
  syncCopies(tenant, event);
  const now = event.attendees.map(({ mail }) => mail);
  const old = before.map(({ mail }) => mail);
  const added = now.filter((mail) => !old.includes(mail));
  const removed = old.filter((mail) => !now.includes(mail));
  notifyAttendees(tenant, { event, kind: 'invitation', mails: added });
  notifyAttendees(tenant, { event, kind: 'cancellation', mails: removed });
  const stayed = now.filter((mail) => old.includes(mail));
  if (!onlyAttendees) notifyAttendees(tenant, { event, kind: 'update', mails: stayed });
  tenant.ledger.add({
    kind: 'event-updated',
    actor: actorName(actor),
    key: event.transactionId,
    summary: `The event "${event.subject}" was changed (${Object.keys(fields).join(', ')}), ${onlyAttendees ? added.length + removed.length : now.length + removed.length} people were told`,
    ids: { eventId: event.id, iCalUId: event.iCalUId },
  });
}

/** Takes an event out of every calendar; whoever was invited by its organizer is told. */
export function removeEvent(
  tenant: GraphTenant,
  of: { event: StoredEvent; actor: StoredActor; comment: string },
): void {
  const { event, actor, comment } = of;
  const state = tenant.store.current;
  state.events = state.events.filter((one) => one.id !== event.id && one.copyOf !== event.id);
  tenant.store.changed();
  const mails = event.copyOf === null ? event.attendees.map(({ mail }) => mail) : [];
  notifyAttendees(tenant, { event, kind: 'cancellation', mails, comment });
  tenant.ledger.add({
    kind: 'event-cancelled',
    actor: actorName(actor),
    key: event.transactionId,
    summary: `The event "${event.subject}" was cancelled, ${mails.length} people were told`,
    ids: { eventId: event.id, iCalUId: event.iCalUId },
  });
}

export interface Answer {
  mail: string;
  response: 'accepted' | 'declined' | 'tentativelyAccepted';
  proposed?: { start: string; end: string } | null;
}

/** The times of an event so many minutes later. */
export function shifted({ start, end }: { start: string; end: string }, minutes: number) {
  const by = (at: string) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  return { start: by(start), end: by(end) };
}

/** Somebody answers an invitation; false when the event has no such attendee. */
export function answerInvitation(tenant: GraphTenant, eventId: string, answer: Answer): boolean {
  const { events } = tenant.store.current;
  const found = events.find((event) => event.id === eventId);
  const master = events.find((event) => event.id === (found?.copyOf ?? eventId));
  const attendee = master?.attendees.find(({ mail }) => mail === answer.mail.toLowerCase());
  if (!master || !attendee) return false;
  attendee.response = answer.response;
  attendee.respondedAt = tenant.now().toISOString();
  attendee.proposed = answer.proposed ?? null;
  master.revision += 1;
  master.modifiedAt = tenant.now().toISOString();
  syncCopies(tenant, master);
  tenant.ledger.add({
    kind: 'invitation-answered',
    actor: attendee.name,
    key: null,
    summary: `${attendee.name} ${words(answer)} "${master.subject}"`,
    ids: { eventId: master.id },
  });
  return true;
}

function words(answer: Answer): string {
  if (answer.proposed) return 'proposed another time for';
  if (answer.response === 'tentativelyAccepted') return 'may come to';
  return answer.response === 'accepted' ? 'accepted' : 'declined';
}

function keepResponses(next: StoredAttendee[], before: StoredAttendee[]): StoredAttendee[] {
  return next.map((attendee) => before.find(({ mail }) => mail === attendee.mail) ?? attendee);
}

function unanswered(attendee: StoredAttendee): StoredAttendee {
  return { ...attendee, response: 'none', respondedAt: null, proposed: null };
}
