import { Temporal } from 'temporal-polyfill';
import { cityOf } from './words.ts';

/**
 * "Wed 25 Nov, 17:00 Zurich": a time of day for many, who read it in several zones, so it says in which
 * it is meant. Without the year only where `today` (`YYYY-MM-DD`) is of the same one: what is stored is
 * read in another.
 */
export function moment(utc: string, timeZone: string, today?: string): string {
  const { day, time } = partsOf(utc, timeZone, today);
  return `${day}, ${time} ${cityOf(timeZone)}`;
}

/** The same for one reader: their own time first, where it is known, and the client's beside it. */
export function momentFor(
  utc: string,
  zones: { own: string | null; client: string },
  today?: string,
): string {
  const there = partsOf(utc, zones.client, today);
  const mine = zones.own === null ? there : partsOf(utc, zones.own, today);
  if (mine.day === there.day && mine.time === there.time) return moment(utc, zones.client, today);
  const theirs = `${there.time} ${cityOf(zones.client)}`;
  const beside = mine.day === there.day ? theirs : `${there.day}, ${theirs}`;
  return `${mine.day}, ${mine.time} your time · ${beside}`;
}

/** "Mon 7 Dec", with the year as above. */
export function dayWords(day: string, today?: string): string {
  return inWords(Temporal.PlainDate.from(day), today);
}

function partsOf(utc: string, timeZone: string, today: string | undefined) {
  const local = Temporal.Instant.from(utc).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { day: inWords(local.toPlainDate(), today), time };
}

function inWords(day: Temporal.PlainDate, today: string | undefined): string {
  const isThisYear = today !== undefined && day.year === Temporal.PlainDate.from(today).year;
  const words = day.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return words.replace(',', '');
}
