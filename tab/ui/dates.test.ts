import { describe, expect, it } from '@jest/globals';
import { cityOf } from '../../src/words.ts';
import {
  dayAndTimeIn,
  dayBothWays,
  dayInWords,
  daysBetween,
  dueInWords,
  fullDay,
  halfHourFrom8,
  isUnlikelyDay,
  momentInWords,
  sinceInWords,
} from './dates.ts';

const TODAY = new Date(2026, 10, 22, 9);

describe('dates in words', () => {
  it('says a day both ways', () => {
    expect(dayBothWays('2026-11-24', 'en-GB', TODAY)).toMatch(/^Tue 24 Nov.*, in 2 days$/u);
  });

  it('says since when something waits as people do', () => {
    const at = (day: number) => new Date(2026, 10, day, 16).toISOString();
    expect(sinceInWords(at(22), 'en-GB', TODAY)).toBe('since today');
    expect(sinceInWords(at(21), 'en-GB', TODAY)).toBe('since yesterday');
    expect(sinceInWords(at(17), 'en-GB', TODAY)).toBe('since Tue');
    expect(sinceInWords(at(1), 'en-GB', TODAY)).toMatch(/^since Sun 1 Nov/u);
  });

  const thisYear = new Date().getFullYear();
  it.each<[string, (year: number) => string]>([
    ['dayInWords', (year) => dayInWords(`${year}-03-05`, 'en-GB')],
    ['dayBothWays', (year) => dayBothWays(`${year}-03-05`, 'en-GB', new Date(thisYear, 0, 9))],
    ['momentInWords', (year) => momentInWords(`${year}-03-05T12:00:00Z`, 'en-GB')],
    ['dueInWords', (year) => dueInWords(`${year}-03-05T12:00:00Z`, 'en-GB')],
    [
      'sinceInWords',
      (year) => sinceInWords(`${year}-03-05T12:00:00Z`, 'en-GB', new Date(thisYear, 11, 30)),
    ],
    [
      'dayAndTimeIn',
      (year) => dayAndTimeIn(`${year}-03-05T12:00:00Z`, 'Asia/Kolkata', 'en-GB').day,
    ],
  ])('say the year where it isn’t this one: %s', (name, said) => {
    expect(said(thisYear - 6)).toContain(`5 Mar ${thisYear - 6}`);
    if (name !== 'sinceInWords') expect(said(thisYear + 1)).toContain(`5 Mar ${thisYear + 1}`);
    expect(said(thisYear)).not.toContain(String(thisYear));
  });

  it('count the year in the zone that is spoken of', () => {
    const today = new Date(2026, 11, 31, 12);
    expect(momentInWords('2027-01-01T12:00:00', 'en-GB', today)).toContain('2027');
    expect(fullDay('2026-12-07', 'en-GB')).toBe('Mon 7 Dec 2026');
  });

  it.each([
    ['2026-11-21', 'to-come', true],
    ['2026-11-22', 'to-come', false],
    ['2026-11-23', 'to-come', false],
    ['2026-11-21', 'over', false],
    ['2026-11-22', 'over', false],
    ['2026-11-23', 'over', true],
    ['', 'to-come', false],
    ['0202-01-03', 'to-come', false],
  ] as const)('know that %s is hardly meant as one %s: %s', (day, tense, unlikely) => {
    expect(isUnlikelyDay(day, tense, TODAY)).toBe(unlikely);
  });

  it('counts whole days across a change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });

  it('finds a half hour in a zone', () => {
    expect(halfHourFrom8('2026-12-08T09:00:00Z', 'Europe/Zurich')).toBe(4);
    expect(halfHourFrom8('2026-12-08T06:30:00Z', 'Europe/Zurich')).toBe(-1);
  });

  it('says a zone by its city', () => {
    expect(cityOf('America/New_York')).toBe('New York');
  });
});
