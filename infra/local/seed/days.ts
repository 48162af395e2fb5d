import Holidays from 'date-holidays';
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
    if (!isFree(day)) left -= 1;
  }
  while (isFree(day)) day = day.add({ days: 1 });
  return day.toString();
}

const holidays = new Map<number, Set<string>>();

function isFree(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek > 5 || holidaysOf(day.year).has(day.toString());
}

/** Asking the library day by day would take longer than the whole seed, so it is asked once a year. */
function holidaysOf(year: number): Set<string> {
  const known = holidays.get(year);
  if (known) return known;
  const list = new Holidays('CH', { types: ['public'] }).getHolidays(year);
  const days = new Set(list.map((one) => one.date.slice(0, 10)));
  holidays.set(year, days);
  return days;
}

/** "12 Nov", as people write it in a source. */
export function shortDay(day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'short' });
}
