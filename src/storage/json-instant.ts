import { Temporal } from 'temporal-polyfill';

/** An instant as PostgreSQL writes it into JSON (`+00:00`, up to six decimals), as the wire wants it. */
export function jsonInstant(text: string): string {
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
}
