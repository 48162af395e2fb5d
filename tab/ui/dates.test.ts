import { describe, expect, it } from '@jest/globals';
import { cityOf } from '../../src/words.ts';
import { dayBothWays, daysBetween, halfHourFrom8, sinceInWords } from './dates.ts';

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
