const DAY_MS = 86_400_000;

/** The reader's own time zone, as an IANA name. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** True for a zone that the service takes: not `UTC`, which browsers without a zone report. */
export function isNamedZone(zone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(zone);
}

/** Every zone that is named after a city. */
export function zoneNames(): string[] {
  return Intl.supportedValuesOf('timeZone').filter((zone) => /^(?!Etc)\w+\//u.test(zone));
}

/** Milliseconds since 1970, for what is kept on the device. */
export function nowMs(): number {
  return Date.now();
}

/** The moment now, for display only. */
function now(): Date {
  return new Date();
}

/** A calendar day in words, without the year when it is this year: `Tue 24 Nov`. */
export function dayInWords(day: string, locale?: string): string {
  return formatDay(noonOf(day), { locale });
}

/** A calendar day said both ways: `Tue 24 Nov, in 2 days`. */
export function dayBothWays(day: string, locale?: string, today: Date = now()): string {
  const words = formatDay(noonOf(day), { locale, today });
  return `${words}, ${distanceInDays(daysFrom(today, day))}`;
}

/** What a day that somebody types is meant to be: still to come, or over. */
export type Tense = 'to-come' | 'over';

/**
 * Whether a typed day is hardly meant: before today where one to come is asked for, after today where
 * one that is over is. While a year is being typed nothing is.
 */
export function isUnlikelyDay(day: string, tense: Tense, today: Date = now()): boolean {
  if (day < '1900') return false;
  const distance = daysFrom(today, day);
  return tense === 'to-come' ? distance < 0 : distance > 0;
}

/** How many days a calendar day is from today; negative when it is over. */
export function daysFromToday(day: string): number {
  return daysFrom(now(), day);
}

function daysFrom(today: Date, day: string): number {
  return Math.round((noonOf(day).getTime() - noonOfMoment(today).getTime()) / DAY_MS);
}

/** A calendar day in words, always with its year: `Fri 3 Jan 2020`. */
export function fullDay(day: string, locale?: string): string {
  return formatDay(noonOf(day), { locale, year: 'always' });
}

/** Days between two calendar days; positive when the second is later. */
export function daysBetween(first: string, second: string): number {
  return Math.round((noonOf(second).getTime() - noonOf(first).getTime()) / DAY_MS);
}

/** Milliseconds since 1970 as ISO 8601. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** A moment in the reader's zone: `10:31` today, `yesterday 17:20`, else `Tue 24 Nov 10:31`. */
export function momentInWords(iso: string, locale?: string, today: Date = now()): string {
  const moment = new Date(iso);
  const time = timeOf(moment, locale);
  const distance = Math.round(
    (noonOfMoment(moment).getTime() - noonOfMoment(today).getTime()) / DAY_MS,
  );
  if (distance === 0) return time;
  if (distance === -1) return `${distanceInDays(-1)} ${time}`;
  return `${formatDay(moment, { locale, today })} ${time}`;
}

/** A moment in the future said both ways: `Tue 24 Nov 17:00, in 2 days`. */
export function dueInWords(iso: string, locale?: string, today: Date = now()): string {
  const moment = new Date(iso);
  const distance = Math.round(
    (noonOfMoment(moment).getTime() - noonOfMoment(today).getTime()) / DAY_MS,
  );
  const day = formatDay(moment, { locale, today });
  return `${day} ${timeOf(moment, locale)}, ${distanceInDays(distance)}`;
}

/** The day since which something waits: `since today`, `since yesterday`, `since Tue`. */
export function sinceInWords(iso: string, locale?: string, today: Date = now()): string {
  const moment = new Date(iso);
  const distance = Math.round(
    (noonOfMoment(today).getTime() - noonOfMoment(moment).getTime()) / DAY_MS,
  );
  if (distance <= 1) return `since ${distanceInDays(-distance)}`;
  if (distance > 6) return `since ${formatDay(moment, { locale, today })}`;
  return `since ${moment.toLocaleDateString(locale, { weekday: 'short' })}`;
}

/** A moment in a named zone, as its day and its time: `Tue 8 Dec` and `10:00`. */
export function dayAndTimeIn(iso: string, zone: string, locale?: string) {
  const moment = new Date(iso);
  const day = formatDay(moment, { locale, timeZone: zone });
  return { day, time: timeOf(moment, locale, zone) };
}

/** Which half hour of the day a moment is in a zone, counted from 08:00; may be negative. */
export function halfHourFrom8(iso: string, zone: string): number {
  const [hours = 0, minutes = 0] = timeOf(new Date(iso), 'en-GB', zone).split(':').map(Number);
  return Math.floor(((hours - 8) * 60 + minutes) / 30);
}

type Formatting = {
  locale?: string | undefined;
  timeZone?: string;
  today?: Date;
  year?: 'always';
};

/** With its year where it isn't this one, as both are counted in the zone. */
function formatDay(moment: Date, { locale, timeZone, today = now(), year }: Formatting): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const yearOf = (date: Date) =>
    new Intl.DateTimeFormat('en', { year: 'numeric', ...zone }).format(date);
  const isLeftOut = year !== 'always' && yearOf(moment) === yearOf(today);
  const parts = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isLeftOut ? {} : { year: 'numeric' }),
    ...zone,
  });
  return parts.format(moment).replace(/^(\p{L}+), /u, '$1 ');
}

function timeOf(moment: Date, locale?: string, timeZone?: string): string {
  return moment.toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
}

/** English like the sentences around it; only the date itself follows the locale. */
function distanceInDays(days: number): string {
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(days, 'day');
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

function noonOfMoment(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate(), 12);
}
