import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { at, dayOf, dueAfter, workingDaysIn, workingDaysTo } from './working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const days = workingDaysIn('CH');

describe('working days', () => {
  it('skips weekends', () => {
    expect(days.after(day('2026-11-20'), 1).toString()).toBe('2026-11-23');
    expect(days.between(day('2026-11-20'), day('2026-11-23'))).toBe(1);
  });

  it('skips public holidays of the region', () => {
    expect(days.isWorkingDay(day('2026-12-25'))).toBe(false);
    expect(days.after(day('2026-12-24'), 1).toString()).toBe('2026-12-28');
  });

  it.each(['CH', 'US', 'SA', 'JP'])(
    'counts in %s what looking at each day would count',
    (region) => {
      const working = workingDaysIn(region);
      const from = day('2026-10-30');
      let looked = 0;
      for (let ahead = 1; ahead <= 800; ahead += 1) {
        const to = from.add({ days: ahead });
        if (working.isWorkingDay(to)) looked += 1;
        expect(working.between(from, to)).toBe(looked);
      }
    },
  );

  it('counts nothing backwards', () => {
    expect(days.between(day('2026-11-24'), day('2026-11-20'))).toBe(0);
    expect(days.between(day('2026-11-24'), day('0000-01-01'))).toBe(0);
    expect(days.between(day('1969-12-30'), day('1970-01-06'))).toBe(4);
  });

  it('LM03 counts the ten next years at most, however far off a day is that somebody typed', () => {
    const from = day('2026-11-24');
    const tenYears = days.between(from, day('2036-11-24'));
    expect(tenYears).toBeGreaterThan(2400);
    expect(days.between(from, day('9999-12-31'))).toBe(tenYears);
    expect(days.between(from, day('2036-11-25'))).toBe(tenYears);
  });

  it('CR09 keeps five o’clock at five o’clock when the clocks change', () => {
    expect(at(day('2027-03-26'), '17:00', 'Europe/Berlin').toString()).toBe('2027-03-26T16:00:00Z');
    expect(at(day('2027-03-29'), '17:00', 'Europe/Berlin').toString()).toBe('2027-03-29T15:00:00Z');
  });
});

describe('the day in a zone', () => {
  it.each(['Europe/Zurich', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'])(
    'is in %s the calendar’s, minute by minute and over changes of the clock',
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 60 * 24 * 800 }), (minutes) => {
          const instant = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes });
          const calendar = instant.toZonedDateTimeISO(zone).toPlainDate().toString();
          expect(dayOf(instant, zone)).toBe(calendar);
        }),
      );
    },
  );
});

describe('what is due', () => {
  const zurich = { region: 'CH', timeZone: 'Europe/Zurich' };
  const due = (from: string, workingDays: number, office = zurich) =>
    dueAfter(Temporal.Instant.from(from), workingDays, office);

  it('is due at 17:00 of the working day, as the installation counts them', () => {
    expect(due('2026-11-24T09:00:00Z', 2)).toBe('2026-11-26T16:00:00.000Z');
    // Over a weekend, and over Christmas Day and a weekend.
    expect(due('2026-11-26T09:00:00Z', 2)).toBe('2026-11-30T16:00:00.000Z');
    expect(due('2026-12-24T09:00:00Z', 2)).toBe('2026-12-29T16:00:00.000Z');
  });

  it('counts from the day it is there, not from the day it is in UTC', () => {
    const kolkata = { region: 'IN', timeZone: 'Asia/Kolkata' };
    expect(due('2026-11-24T23:30:00Z', 1)).toBe('2026-11-26T16:00:00.000Z');
    expect(due('2026-11-24T20:00:00Z', 1, kolkata)).toBe('2026-11-26T11:30:00.000Z');
  });

  it('says how many working days are left, none once the day has come', () => {
    const left = (to: string) =>
      workingDaysTo(to, Temporal.Instant.from('2026-11-27T10:00:00Z'), zurich);
    expect(['2026-11-30', '2026-12-04', '2026-11-27', '2026-11-20'].map(left)).toEqual([
      1, 5, 0, 0,
    ]);
  });
});
