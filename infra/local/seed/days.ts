import { Temporal } from 'temporal-polyfill';

const zone = 'Europe/Zurich';

/**
 * The working day `count` working days from today (before today when negative), as YYYY-MM-DD; on a
 * weekend, 0 is the Monday after it. Asked anew at each seed: a start may run for days.
 */
export function workday(count: number, today = Temporal.Now.plainDateISO(zone)): string {
  let day = today;
  for (let left = Math.abs(count); left > 0;) {
    day = day.add({ days: Math.sign(count) });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
}

/** "12 Nov", as people write it in a source. */
export function shortDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'short' });
}
