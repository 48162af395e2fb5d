import { z } from 'zod';
import { readEvents, type EventNow, type EventPlace } from './event-now.ts';
import type { GraphProblem } from './graph-problem.ts';
import type { Graph, GraphReads } from './graph.ts';

/** A stretch of time, ISO 8601 UTC. */
export type Span = { start: string; end: string };

/** What a mailbox says of itself; null parts are unknown, and unknown is not free. */
export type Availability = {
  mail: string;
  known: boolean;
  busy: readonly Span[];
  workingHours: WorkingHours | null;
};
/** Local working time; `zone` is a Windows or IANA name as the mailbox has it. */
export type WorkingHours = {
  days: readonly string[];
  start: string;
  end: string;
  zone: string;
};

export type MadeEvent = {
  id: string;
  icalUid: string | null;
  joinUrl: string | null;
  webUrl: string | null;
};

/** Calendars as the app (`Calendars.ReadWrite`, limited to the delivery staff). @throws GraphProblem */
export type Calendar = {
  freeBusy(
    organizer: string,
    mails: readonly string[],
    span: Span,
  ): Promise<readonly Availability[]>;
  /** `body` is sent byte for byte as stored, so that Graph can tell a repetition by its transactionId. */
  createEvent(organizer: string, body: object): Promise<MadeEvent>;
  /** Finds an event by our stamp, for the case that an earlier answer was lost. */
  findEvent(organizer: string, stamp: string): Promise<MadeEvent | null>;
  /** How events stand now, in the order asked; each fails by itself. @throws IdentityProblem, DatabaseUnavailable */
  eventsNow(events: readonly EventPlace[]): Promise<(EventNow | GraphProblem)[]>;
};

/** The private property every event of ours carries, so that it can be found again. */
export const stampProperty = 'String {6f1c6a35-6a5e-4f7c-9d3e-1f5e0d6a2b41} Name HandoverIntent';

/** Shown as a link later; whatever else Graph may say there is no link (IN02). */
const link = z
  .url({ protocol: /^https$/u })
  .nullish()
  .catch(null);
const event = z.object({
  id: z.string(),
  iCalUId: z.string().nullish(),
  webLink: link,
  onlineMeeting: z.object({ joinUrl: link }).nullish(),
});
const moment = z.object({ dateTime: z.string() });
const schedule = z.object({
  scheduleId: z.string(),
  scheduleItems: z.array(z.object({ start: moment, end: moment, status: z.string() })).nullish(),
  workingHours: z
    .object({
      daysOfWeek: z.array(z.string()),
      startTime: z.string(),
      endTime: z.string(),
      timeZone: z.object({ name: z.string() }),
    })
    .nullish(),
  error: z.object({}).loose().nullish(),
});

/** Calendars through Graph. */
export function openCalendar(graph: Graph & GraphReads): Calendar {
  return {
    freeBusy: async (organizer, mails, span) => {
      const path = ['users', organizer, 'calendar', 'getSchedule'];
      const body = {
        schedules: mails,
        startTime: { dateTime: wallClock(span.start), timeZone: 'UTC' },
        endTime: { dateTime: wallClock(span.end), timeZone: 'UTC' },
        availabilityViewInterval: 30,
      };
      const answers = z.object({ value: z.array(schedule) });
      const { value } = await graph.call({ method: 'POST', path, body }, answers);
      return value.map(availabilityOf);
    },
    createEvent: async (organizer, body) => {
      const path = ['users', organizer, 'events'];
      return madeEvent(await graph.call({ method: 'POST', path, body }, event));
    },
    findEvent: async (organizer, stamp) => {
      const path = ['users', organizer, 'events'];
      const $filter = `singleValueExtendedProperties/any(ep: ep/id eq '${stampProperty}' and ep/value eq '${stamp}')`;
      const answers = z.object({ value: z.array(event) });
      const { value } = await graph.call({ method: 'GET', path, query: { $filter } }, answers);
      return value[0] ? madeEvent(value[0]) : null;
    },
    eventsNow: async (events) => await readEvents(graph, events),
  };
}

/** Graph wants local times without offset; ours are UTC. */
function wallClock(utc: string): string {
  return utc.replace(/(\.\d+)?Z$/u, '');
}

function availabilityOf(one: z.infer<typeof schedule>): Availability {
  const hours = one.workingHours;
  const busy = (one.scheduleItems ?? []).filter((entry) => entry.status !== 'free');
  return {
    mail: one.scheduleId,
    known: !one.error,
    busy: busy.map((entry) => ({
      start: toUtc(entry.start.dateTime),
      end: toUtc(entry.end.dateTime),
    })),
    workingHours: hours
      ? {
          days: hours.daysOfWeek,
          start: hours.startTime.slice(0, 5),
          end: hours.endTime.slice(0, 5),
          zone: hours.timeZone.name,
        }
      : null,
  };
}

/** Answers come in UTC, because the question was asked in UTC. */
function toUtc(dateTime: string): string {
  return `${dateTime.replace(/(\.\d+)?Z?$/u, '')}Z`;
}

function madeEvent(answer: z.infer<typeof event>): MadeEvent {
  return {
    id: answer.id,
    icalUid: answer.iCalUId ?? null,
    joinUrl: answer.onlineMeeting?.joinUrl ?? null,
    webUrl: answer.webLink ?? null,
  };
}
