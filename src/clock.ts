import { Temporal } from 'temporal-polyfill';

/** Tells the time; the one reader of the machine's clock, so that tests can hand in another. */
export type Clock = { now(): Temporal.Instant };

/** The machine's clock, in whole milliseconds. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
};

/** An instant as the database and the wire carry it: ISO 8601 in UTC with milliseconds. */
export function iso(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

/** An instant as the `Date` that some libraries want. */
export function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** Reads an HTTP date (RFC 9110 5.6.7) as epoch milliseconds; null when it is none. */
export function httpDate(text: string): number | null {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
