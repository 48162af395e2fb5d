import { Temporal } from 'temporal-polyfill';

/** "Wed 25 Nov, 17:00" in the tenant's zone: a card has no reader's zone to speak in. */
export function moment(utc: string, timeZone: string): string {
  const local = Temporal.Instant.from(utc).toZonedDateTimeISO(timeZone);
  const day = local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day.replace(',', '')}, ${time}`;
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

/** What `help` says, and what is said to anything not understood. */
export const helpText = [
  'I carry handovers from sales to tech. You can write:',
  'ask … – ask the other side something; I bring back the answer',
  'answer – what waits for your answer',
  'status – where a handover stands and whom it waits for',
  'help – this list',
].join('\n');
