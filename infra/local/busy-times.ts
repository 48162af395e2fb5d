import { Temporal } from 'temporal-polyfill';
import type { StoredEvent } from './state-model.ts';
import { windowsZone } from './time-zones.ts';
import { PERSONS, type Person, type PersonName } from './world.ts';

/** Weekday (1 = Monday), local start, minutes, subject. */
type Habit = readonly [weekday: number, start: string, minutes: number, subject: string];

/** What fills each calendar every week, in the person's own zone. */
const HABITS: Partial<Record<PersonName, readonly Habit[]>> = {
  riya: [
    [1, '10:00', 60, 'Pipeline review'],
    [2, '15:00', 90, 'Account plan'],
    [3, '11:30', 60, 'Call with a prospect'],
    [4, '16:00', 60, 'Proposal review'],
    [5, '14:00', 60, 'Sales team'],
  ],
  tomas: [
    [1, '09:30', 30, 'Stand-up'],
    [2, '09:30', 30, 'Stand-up'],
    [3, '09:30', 30, 'Stand-up'],
    [4, '09:30', 30, 'Stand-up'],
    [5, '09:30', 30, 'Stand-up'],
    [2, '11:00', 90, 'Architecture review'],
    [4, '14:00', 60, 'Estimates'],
  ],
  meera: [
    [1, '11:00', 60, 'Project status'],
    [2, '12:00', 60, 'Steering group'],
    [3, '16:30', 60, 'Planning'],
    [5, '12:30', 90, 'Retrospective'],
  ],
  jonas: [
    [1, '08:30', 60, 'Staffing'],
    [1, '14:00', 60, 'Delivery board'],
    [3, '10:00', 120, 'Budget'],
    [4, '15:30', 60, 'Staffing'],
  ],
  agnes: [
    [1, '13:00', 60, 'Delivery board'],
    [2, '09:00', 60, 'Hiring'],
    [5, '11:00', 60, 'Client visit'],
  ],
  li: [
    [1, '10:30', 30, 'Stand-up'],
    [3, '14:00', 120, 'Deep work'],
  ],
  paul: [[2, '10:00', 60, 'Works council']],
};
const WEEKS_AHEAD = 9;

/** Everybody's weekly appointments from the Monday of `now`'s week on, for nine weeks. */
export function busyEvents(now: Date): StoredEvent[] {
  return Object.entries(HABITS).flatMap(([name, habits]) => {
    const person = PERSONS[name as PersonName];
    return habits.flatMap((habit, index) => occurrences({ person, habit, index, now }));
  });
}

function occurrences(of: { person: Person; habit: Habit; index: number; now: Date }) {
  const today = Temporal.Instant.fromEpochMilliseconds(of.now.getTime())
    .toZonedDateTimeISO(of.person.timeZone)
    .toPlainDate();
  const first = today.add({ days: of.habit[0] - today.dayOfWeek });
  return Array.from({ length: WEEKS_AHEAD }, (_, week) =>
    appointment({ ...of, day: first.add({ weeks: week }) }),
  );
}

function appointment(of: {
  person: Person;
  habit: Habit;
  index: number;
  now: Date;
  day: Temporal.PlainDate;
}): StoredEvent {
  const { person, habit, now, day } = of;
  const [, startTime, minutes, subject] = habit;
  const start = day.toZonedDateTime({ timeZone: person.timeZone, plainTime: startTime });
  const id = `AAMkAGhhYml0-${person.id.slice(0, 8)}-${of.index}-${day.toString()}`;
  const zone = windowsZone(person.timeZone);
  return {
    id,
    mailbox: person.id,
    copyOf: null,
    iCalUId: `040000008200E00074C5B7101A82E008-${id}`,
    organizer: { name: person.name, mail: person.mail },
    subject,
    bodyType: 'text',
    body: '',
    start: start.toInstant().toString({ smallestUnit: 'millisecond' }),
    end: start.add({ minutes }).toInstant().toString({ smallestUnit: 'millisecond' }),
    startZone: zone,
    endZone: zone,
    location: null,
    showAs: 'busy',
    isPrivate: false,
    attendees: [],
    joinUrl: null,
    allowNewTimeProposals: true,
    transactionId: null,
    requestBody: null,
    properties: [],
    isCancelled: false,
    revision: 1,
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
  };
}
