import { Temporal } from 'temporal-polyfill';
import { cityOf } from './words.ts';

/** "Wed 25 Nov, 17:00 Zurich" in the tenant's zone, and says so: a card has no reader's zone to speak in. */
export function moment(utc: string, timeZone: string): string {
  const local = Temporal.Instant.from(utc).toZonedDateTimeISO(timeZone);
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day.replace(',', '')}, ${time} ${cityOf(timeZone)}`;
}

/** "Mon 7 Dec". */
export function dayWords(day: string): string {
  const words = Temporal.PlainDate.from(day).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return words.replace(',', '');
}
