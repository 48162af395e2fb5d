import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { availabilityAt, planTimes, unfitTime, type Invited } from './rules.ts';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const zurich = 'Europe/Zurich';
const day = Temporal.PlainDate.from('2026-11-24');

function aPerson(name: string, over: Partial<Invited> = {}): Invited {
  const hours = { days: week, start: '09:00', end: '17:00', zone: zurich };
  return { name, party: 'tech', timeZone: zurich, calendar: { busy: [], hours }, ...over };
}
function plan(invited: Invited[], days = [day]) {
  const notBefore = Temporal.Instant.from('2026-11-23T00:00:00Z');
  const promisedStart = '2026-12-07';
  const base = { days, notBefore, durationMinutes: 60, readerZone: zurich };
  return planTimes({ ...base, invited, promisedStart });
}
const pune = { days: week, start: '09:00', end: '18:00', zone: 'Asia/Kolkata' };

describe('kickoff times', () => {
  it('offers only times inside everybody’s own working hours', () => {
    const times = plan([
      aPerson('Tomás'),
      aPerson('Riya', { timeZone: 'Asia/Kolkata', calendar: { busy: [], hours: pune } }),
    ]);
    const free = times.filter((time) => time.staffFree);
    expect(free.map((time) => time.start)).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
    ]);
    expect(free[0]?.people.map((person) => person.localTime)).toEqual(['09:00', '13:30']);
    expect(free[1]?.people.map((person) => person.localTime)).toEqual(['12:00', '16:30']);
  });

  it('never calls somebody free whose calendar cannot be seen', () => {
    const times = plan([aPerson('Tomás'), aPerson('Meera', { calendar: null })]);
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((time) => !time.staffFree && time.remark === 'without Meera')).toBe(true);
  });

  it('does not wait for the client’s calendar, which nobody can see', () => {
    const times = plan([aPerson('Tomás'), aPerson('Ana', { party: 'client', calendar: null })]);
    expect(times.some((time) => time.staffFree)).toBe(true);
  });

  it('says of each time after the promised start that it is', () => {
    const days = [day, day.add({ days: 13 }), day.add({ days: 14 })];
    const busy = [{ start: '2026-12-08T00:00:00Z', end: '2026-12-08T23:00:00Z' }];
    const hours = { days: week, start: '09:00', end: '17:00', zone: zurich };
    const said = (invited: Invited[]) =>
      plan(invited, days).map(({ start, remark }) => [start.slice(0, 10), remark]);
    expect(said([aPerson('Tomás')])).toEqual([
      ['2026-11-24', null],
      ['2026-11-24', null],
      ['2026-12-07', null],
      ['2026-12-07', null],
      ['2026-12-08', 'after the promised start'],
      ['2026-12-08', 'after the promised start'],
    ]);
    const away = aPerson('Meera', { calendar: { busy, hours } });
    const [last] = plan([aPerson('Tomás'), away], [day.add({ days: 14 })]);
    expect(last?.remark).toBe('without Meera, after the promised start');
  });

  it('skips what is busy and what is too early', () => {
    const busy = [{ start: '2026-11-24T08:00:00Z', end: '2026-11-24T10:30:00Z' }];
    const hours = { days: week, start: '09:00', end: '12:30', zone: zurich };
    const [first] = plan([aPerson('Tomás', { calendar: { busy, hours } })]);
    expect(first?.start).toBe('2026-11-24T10:30:00.000Z');
    expect(first?.people[0]?.strip.slice(0, 10)).toBe('oobbbbbffo');
  });

  it('offers at most one time in a half-day, in order, and at most six', () => {
    const days = Array.from({ length: 8 }, (_, index) => day.add({ days: index }));
    const times = plan([aPerson('Tomás')], days);
    const halves = times.map((time) => time.start.slice(0, 10) + (time.start.slice(11, 13) < '11'));
    expect(times).toHaveLength(6);
    expect(new Set(halves).size).toBe(6);
    expect(times.map((time) => time.start)).toEqual(times.map((time) => time.start).toSorted());
  });

  it('agrees with a plain overlap check for any busy time', () => {
    const minutes = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 180 }), (at, from, length) => {
        const zero = Temporal.Instant.from('2026-11-24T08:00:00Z');
        const span = {
          start: zero.add({ minutes: from }),
          end: zero.add({ minutes: from + length }),
        };
        const busy = [{ start: span.start.toString(), end: span.end.toString() }];
        const start = zero.add({ minutes: at }).toZonedDateTimeISO(zurich);
        const person = aPerson('Tomás', { calendar: { busy, hours: null } });
        const overlaps = at < from + length && at + 60 > from;
        expect(availabilityAt(person, start, start.add({ minutes: 60 }))).toBe(
          overlaps ? 'busy' : 'free',
        );
      }),
    );
  });
});

const allDay = {
  days: [...week, 'saturday', 'sunday'],
  start: '00:00',
  end: '23:59',
  zone: zurich,
};
const always = (name: string) => aPerson(name, { calendar: { busy: [], hours: allDay } });
/** Somebody who is free in these spans of the day only, as hours in Zurich. */
const freeIn = (name: string, start: string, end: string) =>
  aPerson(name, { calendar: { busy: [], hours: { ...allDay, start, end } } });
const zurichTime = (start: string) =>
  Temporal.Instant.from(start).toZonedDateTimeISO(zurich).toPlainTime().toString().slice(0, 5);
const startsOf = (times: ReturnType<typeof plan>) => times.map(({ start }) => zurichTime(start));

describe('the day of a kickoff', () => {
  it('begins at seven and offers the last start at half past six, in the reader’s zone', () => {
    expect(startsOf(plan([always('Tomás')]))).toEqual(['07:00', '12:00']);
    expect(startsOf(plan([freeIn('Tomás', '18:30', '19:30')]))).toEqual(['18:30']);
    expect(plan([freeIn('Tomás', '19:00', '20:00')])).toEqual([]);
    expect(plan([freeIn('Tomás', '06:00', '07:30')])).toEqual([]);
  });

  it('has a start every half hour', () => {
    expect(startsOf(plan([freeIn('Tomás', '09:10', '11:00')]))).toEqual(['09:30']);
    expect(startsOf(plan([freeIn('Tomás', '08:50', '11:00')]))).toEqual(['09:00']);
  });

  it('counts as two half-days that meet at noon', () => {
    expect(startsOf(plan([freeIn('Tomás', '11:30', '14:00')]))).toEqual(['11:30', '12:00']);
  });

  it.each(allDay.days)('is worked when somebody works on %s', (name) => {
    const hours = { ...allDay, days: [name] };
    const days = Array.from({ length: 7 }, (_, index) => day.add({ days: index }));
    const times = plan([aPerson('Tomás', { calendar: { busy: [], hours } })], days);
    const dates = times.map(({ start }) => Temporal.Instant.from(start).toZonedDateTimeISO(zurich));
    expect(dates.map((date) => allDay.days[date.dayOfWeek - 1])).toEqual([name, name]);
  });

  it('is one day for everybody: nobody meets past their own midnight', () => {
    const auckland = { ...allDay, zone: 'Pacific/Auckland' };
    const person = aPerson('Aroha', { calendar: { busy: [], hours: auckland } });
    // 11:30 in Zurich is 23:30 in Auckland.
    const times = plan([person, freeIn('Tomás', '11:30', '14:00')]);
    const suit = times.filter(({ staffFree }) => staffFree);
    expect(startsOf(suit)).toEqual(['12:00']);
  });

  it('starts when nothing is too early any more', () => {
    const notBefore = Temporal.Instant.from('2026-11-24T07:00:00Z');
    const promisedStart = '2026-12-07';
    const base = { invited: [always('Tomás')], days: [day], durationMinutes: 60, promisedStart };
    const [first] = planTimes({ ...base, notBefore, readerZone: zurich });
    expect(first?.start).toBe('2026-11-24T07:00:00.000Z');
    const later = notBefore.add({ milliseconds: 1 });
    const [next] = planTimes({ ...base, notBefore: later, readerZone: zurich });
    expect(next?.start).toBe('2026-11-24T07:30:00.000Z');
  });
});

describe('times at which one person is missing', () => {
  const morning = () => freeIn('Meera', '09:00', '10:00');

  it('are offered while fewer than three suit everybody', () => {
    const few = plan([always('Tomás'), morning()]);
    expect(few.map(({ start, remark }) => [zurichTime(start), remark])).toEqual([
      ['07:00', 'without Meera'],
      ['09:00', null],
      ['12:00', 'without Meera'],
    ]);
    expect(few.map(({ staffFree }) => staffFree)).toEqual([false, true, false]);
  });

  it('are not offered once three do', () => {
    const days = [day, day.add({ days: 1 }), day.add({ days: 2 })];
    const many = plan([always('Tomás'), morning()], days);
    expect(startsOf(many)).toEqual(['09:00', '09:00', '09:00']);
  });

  it('fill up to six in all', () => {
    const days = Array.from({ length: 5 }, (_, index) => day.add({ days: index }));
    const hours = { ...allDay, days: ['tuesday'], start: '09:00', end: '10:00' };
    const tuesday = aPerson('Meera', { calendar: { busy: [], hours } });
    const times = plan([always('Tomás'), tuesday], days);
    expect(times).toHaveLength(6);
    expect(times.filter(({ staffFree }) => staffFree)).toHaveLength(1);
  });

  it('never miss two, and never the only one of ours', () => {
    const away = { calendar: null };
    expect(plan([always('Tomás'), aPerson('Meera', away), aPerson('Riya', away)])).toEqual([]);
    expect(plan([aPerson('Tomás', away)])).toEqual([]);
    expect(plan([aPerson('Tomás', away), aPerson('Ana', { party: 'client' })])).toEqual([]);
  });
});

describe('what is shown of a time', () => {
  it('is when it starts and ends, for each where they are', () => {
    const ana = aPerson('Ana', { party: 'client', timeZone: null, calendar: null });
    const [time] = plan([freeIn('Tomás', '09:00', '10:00'), ana]);
    expect(time).toMatchObject({
      start: '2026-11-24T08:00:00.000Z',
      end: '2026-11-24T09:00:00.000Z',
      staffFree: true,
      remark: null,
      people: [
        {
          name: 'Tomás',
          party: 'tech',
          timeZone: zurich,
          localTime: '09:00',
          availability: 'free',
        },
        { name: 'Ana', party: 'client', timeZone: null, localTime: null, availability: 'unknown' },
      ],
    });
  });

  it('is everybody’s day in half hours, from eight to six in the reader’s zone', () => {
    const busy = [{ start: '2026-11-24T12:00:00Z', end: '2026-11-24T12:30:00Z' }];
    const hours = { ...allDay, start: '08:30', end: '17:30' };
    const [time] = plan([
      aPerson('Tomás', { calendar: { busy, hours } }),
      aPerson('Ana', { party: 'client', calendar: null }),
    ]);
    expect(time?.people.map(({ strip }) => strip)).toEqual([
      `o${'f'.repeat(9)}b${'f'.repeat(8)}o`,
      'u'.repeat(20),
    ]);
  });
});

describe('whether somebody can attend', () => {
  const zero = Temporal.Instant.from('2026-11-24T08:00:00Z').toZonedDateTimeISO(zurich);
  const at = (minutes: number) => zero.add({ minutes });

  it('lets a meeting touch another, and the ends of the working day', () => {
    const busy = [{ start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' }];
    const person = aPerson('Tomás', { calendar: { busy, hours: null } });
    expect([
      availabilityAt(person, at(0), at(60)),
      availabilityAt(person, at(120), at(180)),
    ]).toEqual(['free', 'free']);
    const office = freeIn('Tomás', '09:00', '10:00');
    expect(availabilityAt(office, at(0), at(60))).toBe('free');
    expect(availabilityAt(office, at(-1), at(59))).toBe('outside-hours');
    expect(availabilityAt(office, at(1), at(61))).toBe('outside-hours');
  });

  it('says busy before outside hours, and unknown before either', () => {
    const busy = [{ start: '2026-11-24T00:00:00Z', end: '2026-11-24T23:00:00Z' }];
    const person = aPerson('Tomás', { calendar: { busy, hours: { ...allDay, days: [] } } });
    expect(availabilityAt(person, at(0), at(60))).toBe('busy');
    expect(availabilityAt({ ...person, calendar: null }, at(0), at(60))).toBe('unknown');
  });
});

describe('a wished time', () => {
  const now = Temporal.Instant.from('2026-11-24T09:00:00Z');

  it('is still to come', () => {
    expect(unfitTime(now.add({ milliseconds: 1 }), now)).toBeNull();
    const over = 'That time is over. Choose one that is still to come.';
    expect([unfitTime(now, now), unfitTime(now.subtract({ hours: 1 }), now)]).toEqual([over, over]);
    const fiveYears = now.add({ hours: 24 * (5 * 365 + 1) });
    expect(unfitTime(fiveYears, now)).toBeNull();
    const far = 'That is more than 5 years away. Check the year.';
    expect(unfitTime(fiveYears.add({ milliseconds: 1 }), now)).toBe(far);
  });
});
