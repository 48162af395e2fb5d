import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { availabilityAt, planTimes, type Invited } from './rules.ts';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const zurich = 'Europe/Zurich';
const day = Temporal.PlainDate.from('2026-11-24');

function aPerson(name: string, over: Partial<Invited> = {}): Invited {
  const hours = { days: week, start: '09:00', end: '17:00', zone: zurich };
  return { name, party: 'tech', timeZone: zurich, calendar: { busy: [], hours }, ...over };
}
function plan(invited: Invited[], days = [day]) {
  const notBefore = Temporal.Instant.from('2026-11-23T00:00:00Z');
  return planTimes({ invited, days, notBefore, durationMinutes: 60, readerZone: zurich });
}
const pune = { days: week, start: '09:00', end: '18:00', zone: 'Asia/Kolkata' };

describe('kickoff times', () => {
  it('offers only times inside everybody’s own working hours', () => {
    const times = plan([
      aPerson('Tomás'),
      aPerson('Riya', { timeZone: 'Asia/Kolkata', calendar: { busy: [], hours: pune } }),
    ]);
    const free = times.filter((time) => time.everyoneFree);
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
    expect(times.every((time) => !time.everyoneFree && time.remark === 'without Meera')).toBe(true);
  });

  it('does not wait for the client’s calendar, which nobody can see', () => {
    const times = plan([aPerson('Tomás'), aPerson('Ana', { party: 'client', calendar: null })]);
    expect(times.some((time) => time.everyoneFree)).toBe(true);
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
