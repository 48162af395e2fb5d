import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import { iso } from './clock.ts';
import { holidaysBetween, isHoliday } from './holidays.ts';
import { once } from './once.ts';

/** Which days are worked: Monday to Friday without the public holidays of an ISO 3166 country. */
export type WorkingDays = {
  isWorkingDay(day: Temporal.PlainDate): boolean;
  /** The day that many working days after `day`. */
  after(day: Temporal.PlainDate, count: number): Temporal.PlainDate;
  /**
   * Working days from `from` up to `to`, without the first; 0 when `to` is not later. What is further
   * off than ten years counts as ten years: the cost never grows with a date that somebody typed.
   */
  between(from: Temporal.PlainDate, to: Temporal.PlainDate): number;
};

/** Public holidays come from date-holidays (data CC-BY-3.0, see NOTICE). */
export function workingDaysIn(region: string): WorkingDays {
  const isWorkingDay = (day: Temporal.PlainDate): boolean =>
    day.dayOfWeek <= 5 && !isHoliday(region, day);
  const after = (day: Temporal.PlainDate, count: number): Temporal.PlainDate => {
    let reached = day;
    for (let left = count; left > 0;) {
      reached = reached.add({ days: 1 });
      if (isWorkingDay(reached)) left -= 1;
    }
    return reached;
  };
  return {
    isWorkingDay,
    after,
    between: (from, to) => {
      const furthest = from.add({ years: furthestYears });
      const end = Temporal.PlainDate.compare(to, furthest) > 0 ? furthest : to;
      if (Temporal.PlainDate.compare(end, from) <= 0) return 0;
      return weekdaysUpTo(end) - weekdaysUpTo(from) - holidaysBetween(region, from, end);
    },
  };
}

const furthestYears = 10;
const someMonday = Temporal.PlainDate.from('2000-01-03');

/** How many days from Monday to Friday lie between a Monday long ago and the end of a day. */
function weekdaysUpTo(day: Temporal.PlainDate): number {
  const days = someMonday.until(day).days + 1;
  return Math.floor(days / 7) * 5 + Math.min(5, ((days % 7) + 7) % 7);
}

/** Where and when an installation works: an ISO 3166 country for holidays, an IANA time zone. */
type Office = { region: string; timeZone: string };

// Asked again with every page of a handover, and always the same: dates were a tenth of such a read.
const due = new LRUCache<string, string>({ max: 1000 });
const counted = new LRUCache<string, number>({ max: 1000 });
const days = new LRUCache<string, string>({ max: 100 });
const quarterMs = 900_000;

/** Working days from today up to a day (`YYYY-MM-DD`), without today; 0 when it is not later. */
export function workingDaysTo(day: string, now: Temporal.Instant, office: Office): number {
  const { region, timeZone } = office;
  const today = dayOf(now, timeZone);
  return once(`${today} ${day} ${region}`, counted, () =>
    workingDaysIn(region).between(Temporal.PlainDate.from(today), Temporal.PlainDate.from(day)),
  );
}

const closing = '17:00';

/** When something is due that many working days after an instant: at 17:00 of that day, ISO 8601 UTC. */
export function dueAfter(from: Temporal.Instant, workingDays: number, office: Office): string {
  const { region, timeZone } = office;
  const key = `${from.epochMilliseconds} ${workingDays} ${region} ${timeZone}`;
  return once(key, due, () => {
    const day = Temporal.PlainDate.from(dayOf(from, timeZone));
    return iso(at(workingDaysIn(region).after(day, workingDays), closing, timeZone));
  });
}

/** The day (`YYYY-MM-DD`) it is at an instant in a zone. */
export function dayOf(instant: Temporal.Instant, timeZone: string): string {
  // No zone in use moves its midnight off the quarter hours.
  const quarter = Math.floor(instant.epochMilliseconds / quarterMs);
  return once(`${quarter} ${timeZone}`, days, () =>
    instant.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  );
}

/** The instant of a wall-clock time on a day in a zone, e.g. 17:00 for what is due. */
export function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
