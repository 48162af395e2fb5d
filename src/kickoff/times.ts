import type { Temporal } from 'temporal-polyfill';
import type { Availability, Calendar } from '../microsoft/calendar.ts';
import { GraphProblem } from '../microsoft/graph-problem.ts';
import { clientZone } from '../record/holders.ts';
import type { Opened } from '../record/read.ts';
import { ianaZone } from '../time-zones.ts';
import { workingDaysIn } from '../working-days.ts';
import { readParties, type Parties } from './attendees.ts';
import type { KickoffTimes } from './model.ts';
import { kickoffMinutes, planTimes, type Invited } from './rules.ts';

const noticeDays = 2;
const lookAheadDays = 10;

/** Times that suit the three parties, in the reader's zone; a calendar problem becomes a sentence. */
export async function findTimes(
  opened: Opened,
  world: { calendar: Calendar; readerZone: string },
): Promise<KickoffTimes> {
  const { app, db, handover } = opened;
  const { readerZone, calendar } = world;
  const zones = { timeZone: readerZone, clientZone: clientZone(handover, app.settings) };
  const parties = await readParties(db, handover);
  const organizer = parties.staff.find((one) => one.organizer);
  if (!organizer) {
    const problem = 'Name a project manager first: the invitation comes from their calendar.';
    return { ...zones, times: [], problem };
  }
  const now = app.clock.now();
  const today = now.toZonedDateTimeISO(readerZone).toPlainDate();
  const working = workingDaysIn(app.settings.region);
  const days = Array.from({ length: lookAheadDays }, (_, index) =>
    working.after(today, noticeDays + index),
  );
  const span = spanOf(days, readerZone);
  const mails = parties.staff.map((one) => one.mail);
  try {
    const answers = await calendar.freeBusy(organizer.personId, mails, span);
    const invited = invitedFrom(parties, answers);
    const plan = {
      invited,
      days,
      notBefore: now,
      durationMinutes: kickoffMinutes,
      readerZone,
      promisedStart: handover.promised_start,
    };
    return { ...zones, times: planTimes(plan), problem: null };
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return { ...zones, times: [], problem: sentenceFor(error) };
  }
}

function spanOf(days: readonly Temporal.PlainDate[], timeZone: string) {
  const first = days[0]?.toZonedDateTime({ timeZone }).toInstant();
  const last = days.at(-1)?.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
  const text = (instant: Temporal.Instant | undefined) =>
    instant?.toString({ smallestUnit: 'second' }) ?? '';
  return { start: text(first), end: text(last) };
}

function invitedFrom(parties: Parties, answers: readonly Availability[]): Invited[] {
  const staff = parties.staff.map((one): Invited => {
    const answer = answers.find((each) => each.mail.toLowerCase() === one.mail.toLowerCase());
    const hours = answer?.workingHours ?? null;
    const zone = hours ? ianaZone(hours.zone) : null;
    const calendar = answer?.known
      ? { busy: answer.busy, hours: hours && zone ? { ...hours, zone } : null }
      : null;
    return { name: one.name, party: one.party, timeZone: zone, calendar };
  });
  const clients = parties.clients.map(({ name, timeZone }): Invited => ({
    name,
    party: 'client',
    timeZone,
    calendar: null,
  }));
  return [...staff, ...clients];
}

function sentenceFor(problem: GraphProblem): string {
  return problem.kind === 'forbidden'
    ? 'We may not read these calendars: the grant Calendars.ReadWrite for the delivery staff is missing. Ask an admin.'
    : 'The calendars cannot be read right now. Try again in a minute.';
}
