import { Temporal } from 'temporal-polyfill';
import type { StoredEvent } from '../state-model.ts';
import { graphTime, instantOf } from '../time-zones.ts';
import { type Person, personByMail } from '../world.ts';
import {
  collection,
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
} from './call.ts';
import { eventView } from './event-view.ts';
import { reachableMailbox } from './mailbox-scope.ts';
import { requireZone } from './prefer.ts';
import { workingHours } from './working-hours.ts';

const LONGEST_WINDOW_DAYS = 62;
const DAY_MS = 86_400_000;
/** availabilityView's digits (https://learn.microsoft.com/graph/api/resources/scheduleinformation). */
const DIGITS: Record<StoredEvent['showAs'], string> = {
  free: '0',
  tentative: '1',
  busy: '2',
  oof: '3',
  workingElsewhere: '4',
};

/** Free/busy of several mailboxes, and one calendar between two times. */
export function calendarOperations(tenant: GraphTenant): GraphOperations {
  return {
    'POST /users/{user-id}/calendar/getSchedule': (call) => {
      reachableMailbox(tenant, call);
      return getSchedule(tenant, call);
    },
    'GET /users/{user-id}/calendarView': (call) => {
      const person = reachableMailbox(tenant, call);
      const window = {
        start: queryInstant(call, 'startDateTime'),
        end: queryInstant(call, 'endDateTime'),
      };
      const options = {
        timeZone: call.timeZone,
        withProperties: /singleValueExtendedProperties/.test(call.query.get('$expand') ?? ''),
      };
      return collection(
        `users('${person.id}')/calendarView`,
        eventsBetween(tenant, person, window).map((event) => eventView(event, options)),
      );
    },
  };
}

interface Window {
  start: string;
  end: string;
}

function getSchedule(tenant: GraphTenant, call: GraphCall): GraphReply {
  const pick = (lower: string, upper: string) => call.body[lower] ?? call.body[upper];
  const schedules = pick('schedules', 'Schedules') as string[];
  const window = {
    start: bodyInstant(pick('startTime', 'StartTime')),
    end: bodyInstant(pick('endTime', 'EndTime')),
  };
  const lengthMs = Date.parse(window.end) - Date.parse(window.start);
  if (lengthMs <= 0)
    throw new GraphRefusal(400, 'ErrorInvalidTimeInterval', 'The time interval is invalid.');
  if (lengthMs > LONGEST_WINDOW_DAYS * DAY_MS) {
    throw new GraphRefusal(
      400,
      'ErrorTimeIntervalTooBig',
      'The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = 62 days.',
    );
  }
  const minutes = Number(pick('availabilityViewInterval', 'AvailabilityViewInterval') ?? 30);
  return collection(
    'Collection(microsoft.graph.scheduleInformation)',
    schedules.map((mail) => scheduleOf(tenant, { mail, window, minutes, timeZone: call.timeZone })),
  );
}

function scheduleOf(
  tenant: GraphTenant,
  of: { mail: string; window: Window; minutes: number; timeZone: string },
): Record<string, unknown> {
  const person = personByMail(of.mail);
  // A guest's mailbox lies in another tenant: unknown, which is not free.
  if (!person || person.kind === 'guest') return unknownMailbox(of.mail);
  const events = eventsBetween(tenant, person, of.window).filter(({ showAs }) => showAs !== 'free');
  return {
    scheduleId: of.mail,
    availabilityView: availability(events, of.window, of.minutes),
    scheduleItems: events.map((event) => ({
      isPrivate: event.isPrivate,
      status: event.showAs,
      ...(event.isPrivate ? {} : { subject: event.subject, location: event.location ?? '' }),
      start: graphTime(event.start, of.timeZone),
      end: graphTime(event.end, of.timeZone),
    })),
    workingHours: workingHours(person),
  };
}

function unknownMailbox(mail: string): Record<string, unknown> {
  return {
    scheduleId: mail,
    availabilityView: '',
    scheduleItems: [],
    error: {
      responseCode: 'ErrorMailRecipientNotFound',
      message: `Unable to resolve e-mail address ${mail} to an Active Directory object.`,
    },
  };
}

function availability(events: StoredEvent[], window: Window, minutes: number): string {
  const stepMs = minutes * 60_000;
  const from = Date.parse(window.start);
  const count = Math.ceil((Date.parse(window.end) - from) / stepMs);
  const spans = events.map((event) => ({
    ...event,
    from: Date.parse(event.start),
    to: Date.parse(event.end),
  }));
  return Array.from({ length: count }, (_, index) => {
    const begin = from + index * stepMs;
    const here = spans.filter((span) => span.from < begin + stepMs && span.to > begin);
    return (
      here
        .map(({ showAs }) => DIGITS[showAs])
        .sort()
        .pop() ?? '0'
    );
  }).join('');
}

/** What touches the window in a person's calendar, earliest first; cancelled events are gone. */
export function eventsBetween(tenant: GraphTenant, person: Person, window: Window): StoredEvent[] {
  return tenant.store.current.events
    .filter((event) => event.mailbox === person.id && !event.isCancelled)
    .filter((event) => event.start < window.end && event.end > window.start)
    .sort((one, other) => one.start.localeCompare(other.start));
}

function bodyInstant(time: unknown): string {
  const { dateTime, timeZone } = time as { dateTime: string; timeZone: string };
  return instantOf({ dateTime, timeZone: requireZone(timeZone) }) ?? '';
}

/** Query times carry an offset, or are UTC without one. */
function queryInstant(call: GraphCall, name: string): string {
  const text = call.query.get(name);
  if (!text)
    throw new GraphRefusal(
      400,
      'ErrorInvalidParameter',
      `This request requires a time window: ${name} is missing.`,
    );
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/.test(text);
  try {
    return Temporal.Instant.from(hasOffset ? text : `${text}Z`).toString({
      smallestUnit: 'millisecond',
    });
  } catch {
    throw new GraphRefusal(400, 'ErrorInvalidParameter', `${name} is no date.`);
  }
}
