const DAY_MS = 86_400_000;

/** "10:31" today, "Tue 24 Nov, 10:31" on another day, in the browser's locale and zone. */
export function clock(at: string): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
  const sameDay = date.toDateString() === new Date().toDateString();
  return sameDay ? time : `${dayOf(at, undefined)}, ${time}`;
}

/** "10:00–10:30" in a zone by its IANA name. */
export function timesIn(start: string, end: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(undefined, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  return format.formatRange(new Date(start), new Date(end));
}

/** "Tue 24 Nov" in a zone, the browser's own when undefined. */
export function dayOf(at: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(at));
}

/** "today", "tomorrow", "in 5 days", as seen in a zone. */
export function distance(at: string, timeZone: string): string {
  const days = dayNumber(new Date(at), timeZone) - dayNumber(new Date(), timeZone);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(days, 'day');
}

/** The city of an IANA zone in plain words: "Europe/Zurich" gives "Zurich". */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function dayNumber(date: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(date);
  return Date.parse(`${parts}T00:00:00Z`) / DAY_MS;
}
