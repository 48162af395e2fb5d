import Holidays, { type HolidaysTypes } from 'date-holidays';
import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { once } from './once.ts';

const types: HolidaysTypes.HolidayType[] = ['public'];
const dayMs = 86_400_000;

/** Whether a day from Monday to Friday is a public holiday of an ISO 3166 country. */
export function isHoliday(region: string, day: Temporal.PlainDate): boolean {
  return holidaysOf(region, day.year).has(day.toString());
}

/** How many public holidays fall on weekdays after `from`, up to and with `to`. */
export function holidaysBetween(
  region: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  const [first, last] = [from.toString(), to.toString()];
  return yearsFrom(from.year, to.year)
    .flatMap((year) => [...holidaysOf(region, year)])
    .filter((day) => day > first && day <= last).length;
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Years come from what people type as a date. */
const known = new LRUCache<string, ReadonlySet<string>>({ max: 100 });

/** A year's holidays that fall on weekdays, worked out once: asking the library day by day costs a read 10 ms and more. */
function holidaysOf(region: string, year: number): ReadonlySet<string> {
  return once(`${region} ${year}`, known, () => workOutHolidays(region, year));
}

function workOutHolidays(region: string, year: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { date, start, end } of new Holidays(region, { types }).getHolidays(year)) {
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    for (let day = 0; day < length; day += 1) {
      const holiday = first.add({ days: day });
      if (holiday.dayOfWeek <= 5) found.add(holiday.toString());
    }
  }
  return found;
}
