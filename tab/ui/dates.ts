const DAY_MS = 86_400_000;

/** The reader's own time zone, as an IANA name. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** True for a zone that the service takes: not `UTC`, which browsers without a zone report. */
export function isNamedZone(zone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(zone);
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
  return formatDay(noonOf(day), locale);
}

/** A calendar day said both ways: `Tue 24 Nov, in 2 days`. */
export function dayBothWays(day: string, locale?: string, today: Date = now()): string {
  const distance = Math.round((noonOf(day).getTime() - noonOfMoment(today).getTime()) / DAY_MS);
  return `${dayInWords(day, locale)}, ${distanceInDays(distance)}`;
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
  return `${formatDay(moment, locale)} ${time}`;
}

/** A moment in the future said both ways: `Tue 24 Nov 17:00, in 2 days`. */
export function dueInWords(iso: string, locale?: string, today: Date = now()): string {
  const moment = new Date(iso);
  const distance = Math.round(
    (noonOfMoment(moment).getTime() - noonOfMoment(today).getTime()) / DAY_MS,
  );
  return `${formatDay(moment, locale)} ${timeOf(moment, locale)}, ${distanceInDays(distance)}`;
}

/** The day since which something waits: `since today`, `since yesterday`, `since Tue`. */
export function sinceInWords(iso: string, locale?: string, today: Date = now()): string {
  const moment = new Date(iso);
  const distance = Math.round(
    (noonOfMoment(today).getTime() - noonOfMoment(moment).getTime()) / DAY_MS,
  );
  if (distance <= 1) return `since ${distanceInDays(-distance)}`;
  if (distance > 6) return `since ${formatDay(moment, locale)}`;
  return `since ${moment.toLocaleDateString(locale, { weekday: 'short' })}`;
}

/** A moment in a named zone: `Tue 8 Dec, 10:00`. */
export function momentInZone(iso: string, zone: string, locale?: string): string {
  const { day, time } = dayAndTimeIn(iso, zone, locale);
  return `${day}, ${time}`;
}

/** The same as its day and its time. */
export function dayAndTimeIn(iso: string, zone: string, locale?: string) {
  const moment = new Date(iso);
  return { day: formatDay(moment, locale, zone), time: timeOf(moment, locale, zone) };
}

/** Which half hour of the day a moment is in a zone, counted from 08:00; may be negative. */
export function halfHourFrom8(iso: string, zone: string): number {
  const [hours = 0, minutes = 0] = timeOf(new Date(iso), 'en-GB', zone).split(':').map(Number);
  return Math.floor(((hours - 8) * 60 + minutes) / 30);
}

function formatDay(moment: Date, locale?: string, timeZone?: string): string {
  const isThisYear = moment.getFullYear() === now().getFullYear();
  const parts = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...(timeZone === undefined ? {} : { timeZone }),
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
