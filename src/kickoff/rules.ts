import { Temporal } from 'temporal-polyfill';
import { furthestYears, type Party } from '../people/model.ts';
import type { KickoffAnswer, KickoffPoint, KickoffTime } from './model.ts';

type Span = { start: string; end: string };
type Hours = { days: readonly string[]; start: string; end: string; zone: string };

/** Somebody invited; `calendar` is null when it cannot be seen, and unknown is not free. */
export type Invited = {
  name: string;
  party: Party;
  timeZone: string | null;
  calendar: { busy: readonly Span[]; hours: Hours | null } | null;
};

type Plan = {
  invited: readonly Invited[];
  days: readonly Temporal.PlainDate[];
  /** Nothing is offered before this instant. */
  notBefore: Temporal.Instant;
  durationMinutes: number;
  readerZone: string;
  /** `YYYY-MM-DD`; a time after it is offered, and says so. */
  promisedStart: string;
};

type Availability = KickoffTime['people'][number]['availability'];
type Candidate = {
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
  missing: readonly string[];
  others: number;
};

/** How long a kickoff takes; nobody is asked for another length. */
export const kickoffMinutes = 60;

const stepMinutes = 30;
const dayStart = 7;
const dayEnd = 19;
const stripStart = 8;
const stripSteps = 20;
const wanted = 6;
const enough = 3;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Times for the kickoff: those at which all staff are free within their own working hours, at most
 * one in a half-day; where fewer than three exist, also times that miss one person, saying whom.
 */
export function planTimes(plan: Plan): KickoffTime[] {
  const candidates = plan.days.flatMap((day) => candidatesOn(plan, day));
  const free = spread(candidates.filter((one) => one.missing.length === 0));
  const almost = spread(candidates.filter((one) => one.missing.length === 1 && one.others > 0));
  const chosen = free.length >= enough ? free : [...free, ...almost].slice(0, wanted);
  return chosen
    .toSorted((a, b) => Temporal.ZonedDateTime.compare(a.start, b.start))
    .map((candidate) => presentTime(plan, candidate));
}

function candidatesOn(plan: Plan, day: Temporal.PlainDate): Candidate[] {
  const found: Candidate[] = [];
  const staff = plan.invited.filter((one) => one.party !== 'client');
  for (let minute = dayStart * 60; minute < dayEnd * 60; minute += stepMinutes) {
    const start = moment(day, minute, plan.readerZone);
    const end = start.add({ minutes: plan.durationMinutes });
    if (Temporal.Instant.compare(start.toInstant(), plan.notBefore) < 0) continue;
    const missing = staff.filter((one) => availabilityAt(one, start, end) !== 'free');
    const others = staff.length - missing.length;
    found.push({ start, end, missing: missing.map((one) => one.name), others });
  }
  return found;
}

/** At most one time in each half-day, so that the choice is a real one. */
function spread(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates
    .filter(({ start }) => {
      const halfDay = `${start.toPlainDate().toString()} ${start.hour < 12 ? 'am' : 'pm'}`;
      if (seen.has(halfDay)) return false;
      seen.add(halfDay);
      return true;
    })
    .slice(0, wanted);
}

/** Whether somebody can attend: calendar seen, no clash, and inside their own working hours. */
export function availabilityAt(
  person: Invited,
  start: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
): Availability {
  if (!person.calendar) return 'unknown';
  const { busy, hours } = person.calendar;
  const [from, to] = [start.toInstant(), end.toInstant()];
  const clash = busy.some(
    (span) =>
      Temporal.Instant.compare(Temporal.Instant.from(span.start), to) < 0 &&
      Temporal.Instant.compare(Temporal.Instant.from(span.end), from) > 0,
  );
  if (clash) return 'busy';
  return hours && !isWithin(hours, start, end) ? 'outside-hours' : 'free';
}

function isWithin(
  hours: Hours,
  start: Temporal.ZonedDateTime,
  end: Temporal.ZonedDateTime,
): boolean {
  const [from, to] = [start.withTimeZone(hours.zone), end.withTimeZone(hours.zone)];
  const sameDay = from.toPlainDate().equals(to.toPlainDate());
  const works = hours.days.includes(weekdays[from.dayOfWeek - 1] ?? '');
  const opens = Temporal.PlainTime.from(hours.start);
  const closes = Temporal.PlainTime.from(hours.end);
  return (
    sameDay &&
    works &&
    Temporal.PlainTime.compare(from.toPlainTime(), opens) >= 0 &&
    Temporal.PlainTime.compare(to.toPlainTime(), closes) <= 0
  );
}

function presentTime(plan: Plan, { start, end, missing }: Candidate): KickoffTime {
  const [only] = missing;
  const remarks = [
    ...(only ? [`without ${only}`] : []),
    ...(start.toPlainDate().toString() > plan.promisedStart ? ['after the promised start'] : []),
  ];
  return {
    start: start.toInstant().toString({ smallestUnit: 'millisecond' }),
    end: end.toInstant().toString({ smallestUnit: 'millisecond' }),
    staffFree: missing.length === 0,
    remark: remarks.length > 0 ? remarks.join(', ') : null,
    people: plan.invited.map((person) => ({
      name: person.name,
      party: person.party,
      timeZone: person.timeZone,
      localTime: person.timeZone
        ? start.withTimeZone(person.timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
        : null,
      availability: availabilityAt(person, start, end),
      strip: stripOf(person, start),
    })),
  };
}

/** Half hours of that day from 08:00 in the reader's zone: f free, b busy, o outside hours, u unknown. */
function stripOf(person: Invited, start: Temporal.ZonedDateTime): string {
  const day = start.toPlainDate();
  return Array.from({ length: stripSteps }, (_, step) => {
    const from = moment(day, stripStart * 60 + step * stepMinutes, start.timeZoneId);
    return availabilityAt(person, from, from.add({ minutes: stepMinutes }))[0];
  }).join('');
}

function moment(day: Temporal.PlainDate, minute: number, timeZone: string): Temporal.ZonedDateTime {
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  return day.toZonedDateTime({ timeZone, plainTime });
}

/** Why a wished time cannot be taken, as a sentence; null when it can. */
export function unfitTime(start: Temporal.Instant, now: Temporal.Instant): string | null {
  if (Temporal.Instant.compare(start, now) <= 0) {
    return 'That time is over. Choose one that is still to come.';
  }
  const furthest = now.toZonedDateTimeISO('UTC').add({ years: furthestYears }).toInstant();
  return Temporal.Instant.compare(start, furthest) <= 0
    ? null
    : `That is more than ${furthestYears} years away. Check the year.`;
}

/** What somebody invited answered in Outlook, and since when that is known here. */
export type KickoffReply = {
  mail: string;
  name: string;
  answer: KickoffAnswer;
  proposedStart: string | null;
  proposedEnd: string | null;
  at: string;
  /** When the project manager decided that the kickoff stays as it is all the same. */
  keptAt: string | null;
};

/** A kickoff as its invitation was sent and as Outlook has it since; instants are ISO 8601 UTC. */
export type KickoffStanding = {
  start_at: string;
  end_at: string;
  time_zone: string;
  moved_from: string | null;
  moved_at: string | null;
  gone_at: string | null;
  replies: readonly KickoffReply[];
};

/** Somebody invited who has not answered yet. */
export function unanswered(invited: Pick<KickoffReply, 'name' | 'mail' | 'at'>): KickoffReply {
  const { name, mail, at } = invited;
  const nothing = { proposedStart: null, proposedEnd: null, keptAt: null };
  return { name, mail: mail.toLowerCase(), at, answer: 'none', ...nothing };
}

/** What the project manager has to look at before the kickoff is fixed; empty when it is. */
export function openPoints(kickoff: KickoffStanding): KickoffPoint[] {
  const { gone_at: goneAt, moved_at: movedAt, start_at: start } = kickoff;
  const nobody = { name: null, mail: null };
  if (goneAt !== null) return [{ kind: 'gone', ...nobody, at: null, was: start, since: goneAt }];
  const was = kickoff.moved_from;
  return [
    ...(movedAt === null
      ? []
      : [{ kind: 'moved' as const, ...nobody, at: start, was, since: movedAt }]),
    ...kickoff.replies.flatMap((reply) => pointOf(reply, start)),
  ];
}

/** Whoever proposes the time that it has by now is content with it. */
function pointOf(reply: KickoffReply, start: string): KickoffPoint[] {
  const { name, mail, answer, keptAt, at: since, proposedStart: proposed } = reply;
  if (keptAt !== null || proposed === start) return [];
  const point = { name, mail, was: null, since };
  if (proposed !== null) return [{ ...point, kind: 'proposed', at: proposed }];
  return answer === 'declined' ? [{ ...point, kind: 'declined', at: null }] : [];
}

/** Whether the invitation is out, and nothing that was done in Outlook is to be looked at. */
export function isFixed(kickoff: KickoffStanding & { state: string }): boolean {
  return kickoff.state === 'done' && openPoints(kickoff).length === 0;
}
