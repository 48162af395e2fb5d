import { Temporal } from 'temporal-polyfill';
import type { Access } from '../people/access.ts';
import { furthestYears } from '../people/model.ts';
import type { State } from '../record/model.ts';
import { isAmong, permissions } from '../record/permissions.ts';
import type { Binding } from './model.ts';

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

/** Where a handover stands after each act that binds. */
const stateAfter = {
  submit: 'in-review',
  'send-back': 'draft',
  accept: 'accepted',
} as const satisfies Record<Binding, State>;

/** What taking back depends on: the last act that binds, who acted on it since, whether the invitation left. */
export type Bound = {
  state: State;
  lastAct: {
    verb: Binding | 'take-back';
    by_kind: string;
    by: string | null;
    actedOnBy: string | null;
  } | null;
  hasKickoff: boolean;
  access: Access;
};

/** Why this act isn't taken back by this reader now; null when it may be. */
export function whyNotTakenBack(
  what: Binding,
  { state, lastAct, hasKickoff, access }: Bound,
): 'not-there' | 'not-theirs' | 'acted-on' | 'invited' | null {
  if (lastAct?.verb !== what || state !== stateAfter[what]) return 'not-there';
  const isTheirs = lastAct.by_kind === 'person' && lastAct.by === access.personId;
  if (!isTheirs || !permissions[what].who.some((who) => isAmong(who, access))) return 'not-theirs';
  // An acceptance stands beside whatever is said of it, until the client is told of a date.
  if (what === 'accept') return hasKickoff ? 'invited' : null;
  return lastAct.actedOnBy === null ? null : 'acted-on';
}

/** What this reader may take back now; null when nothing. */
export function takesBack(bound: Bound): Binding | null {
  const what = bound.lastAct?.verb;
  if (what === undefined || what === 'take-back') return null;
  return whyNotTakenBack(what, bound) === null ? what : null;
}
