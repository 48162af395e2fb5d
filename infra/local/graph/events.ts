import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../state-model.ts';
import { textOf } from '../text-of.ts';
import type { Person } from '../world.ts';
import {
  actorName,
  collection,
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
} from './call.ts';
import { notifyAttendees, syncCopies } from './deliveries.ts';
import { changeEvent, removeEvent, requireMatchingEtag } from './event-changes.ts';
import { newEvent, readEventFields, requireOrder } from './event-input.ts';
import { eventView } from './event-view.ts';
import { reachableMailbox } from './mailbox-scope.ts';

/** Events of a calendar: find, create once, change, cancel. */
export function eventOperations(tenant: GraphTenant): GraphOperations {
  return {
    'GET /users/{user-id}/events': (call) =>
      listEvents(tenant, call, reachableMailbox(tenant, call)),
    'POST /users/{user-id}/events': (call) =>
      createEvent(tenant, call, reachableMailbox(tenant, call)),
    'GET /users/{user-id}/events/{event-id}': (call) => ({
      status: 200,
      body: view(requireEvent(tenant, call), call),
    }),
    'PATCH /users/{user-id}/events/{event-id}': (call) => {
      const event = requireEvent(tenant, call);
      requireMatchingEtag(event, call.headers['if-match']);
      changeEvent(tenant, { event, fields: readEventFields(call.body), actor: call.actor });
      return { status: 200, body: view(event, call) };
    },
    'DELETE /users/{user-id}/events/{event-id}': (call) => {
      removeEvent(tenant, { event: requireEvent(tenant, call), actor: call.actor, comment: '' });
      return { status: 204 };
    },
    'POST /users/{user-id}/events/{event-id}/cancel': (call) => {
      const event = requireEvent(tenant, call);
      if (event.copyOf !== null) {
        throw new GraphRefusal(
          400,
          'ErrorAccessDenied',
          'Only the organizer can cancel a meeting.',
        );
      }
      const comment = textOf(call.body['comment'] ?? call.body['Comment']);
      removeEvent(tenant, { event, actor: call.actor, comment });
      return { status: 202 };
    },
  };
}

function listEvents(tenant: GraphTenant, call: GraphCall, person: Person): GraphReply {
  const wanted = propertyFilter(call.query.get('$filter'));
  const own = tenant.store.current.events.filter(
    (event) => event.mailbox === person.id && wanted(event),
  );
  return collection(
    `users('${person.id}')/events`,
    own.map((event) => view(event, call)),
  );
}

/**
 * Same transactionId and same body: the event that is there, no second effect. Another body: 400
 * with the id of the event that is there (https://learn.microsoft.com/graph/api/resources/event).
 */
function createEvent(tenant: GraphTenant, call: GraphCall, person: Person): GraphReply {
  const transactionId = (call.body['transactionId'] as string | undefined) ?? null;
  const known = transactionId ? knownTransaction(tenant, person.id, transactionId) : undefined;
  if (known) {
    if (isDeepStrictEqual(JSON.parse(known.requestBody ?? '{}'), call.body)) {
      return { status: 201, body: view(known, call) };
    }
    throw new GraphRefusal(
      400,
      'ErrorDuplicateTransactionId',
      `Your request can't be completed. The transaction id was used before for the event '${known.id}'.`,
      { existingEventId: known.id },
    );
  }
  const event = newEvent({
    person,
    fields: readEventFields(call.body),
    at: tenant.now().toISOString(),
    transactionId,
    requestBody: JSON.stringify(call.body),
  });
  requireOrder(event);
  tenant.store.current.events.push(event);
  syncCopies(tenant, event);
  const mails = event.attendees.map(({ mail }) => mail);
  notifyAttendees(tenant, { event, kind: 'invitation', mails });
  tenant.ledger.add({
    kind: 'event-created',
    actor: actorName(call.actor),
    key: transactionId,
    summary: `One event "${event.subject}" in ${person.name}'s calendar, ${when(event, person)}, ${event.attendees.length} people invited`,
    ids: { eventId: event.id, iCalUId: event.iCalUId, mailbox: person.id },
  });
  return { status: 201, body: view(event, call) };
}

function knownTransaction(tenant: GraphTenant, mailbox: string, transactionId: string) {
  if (tenant.switches.forgetTransactionIds) return undefined;
  return tenant.store.current.events.find(
    (event) => event.mailbox === mailbox && event.transactionId === transactionId,
  );
}

function requireEvent(tenant: GraphTenant, call: GraphCall): StoredEvent {
  const person = reachableMailbox(tenant, call);
  const event = tenant.store.current.events.find(
    (one) => one.id === call.params['event-id'] && one.mailbox === person.id,
  );
  if (event) return event;
  throw new GraphRefusal(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store.',
  );
}

/** The one filter the product needs: an extended property with a value; anything else is refused. */
function propertyFilter(filter: string | null): (event: StoredEvent) => boolean {
  if (!filter) return () => true;
  const found =
    /singleValueExtendedProperties\/any\(\s{0,9}(\w{1,20})\s{0,9}:\s{0,9}\1\/id eq '([^']{1,400})' and \1\/value eq '([^']{1,400})'\s{0,9}\)/.exec(
      filter,
    );
  if (!found)
    throw new GraphRefusal(
      400,
      'ErrorInvalidUrlQueryFilter',
      `The filter is not supported: ${filter}`,
    );
  return (event) =>
    event.properties.some(
      ({ id, value }) => sameProperty(id, found[2] ?? '') && value === found[3],
    );
}

/** Exchange compares the GUID and the name of a property without regard to case. */
function sameProperty(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function view(event: StoredEvent, call: GraphCall): Record<string, unknown> {
  const expand = call.query.get('$expand') ?? '';
  const withProperties = /singleValueExtendedProperties/i.test(expand);
  return eventView(event, { timeZone: call.timeZone, withProperties });
}

function when(event: StoredEvent, { timeZone }: Person): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const start = new Date(event.start);
  const day = start.toLocaleDateString('en-GB', { timeZone, ...parts }).replace(',', '');
  const time = start.toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' });
  return `${day}, ${time} in ${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')}`;
}
