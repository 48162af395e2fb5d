import { Temporal } from 'temporal-polyfill';
import { furthestYears } from '../people/model.ts';

type Dates = { promisedStart: string; goLive: string };

/** What of a new handover's dates does not fit, all as `YYYY-MM-DD`: which one, why; null when both do. */
export function misfitOfDates({ promisedStart, goLive }: Dates, today: string) {
  const furthest = Temporal.PlainDate.from(today).add({ years: furthestYears }).toString();
  if (promisedStart > furthest) {
    const detail = `The start is more than ${furthestYears} years away. Check the year.`;
    return { pointer: '/promisedStart', code: 'too_far', detail };
  }
  if (goLive >= promisedStart) return null;
  const detail = 'Go-live comes after the start. Check both dates.';
  return { pointer: '/goLive', code: 'before_start', detail };
}

/** With fewer working days than this before the promised start, sales says why it comes so late. */
const leastWorkingDays = 3;

/** Whether a submission comes so late that it needs a reason; days are working days to the start. */
export function isLate(workingDaysLeft: number): boolean {
  return workingDaysLeft < leastWorkingDays;
}

/** Accepting is due this many working days after submission, by the end of that day. */
export const acceptWithinDays = 2;
