import { describe, expect, it } from '@jest/globals';
import { dayWords, moment } from './date-words.ts';

describe('dates in words', () => {
  it('says in which city’s time a moment is meant', () => {
    expect(moment('2026-11-27T16:00:00Z', 'Europe/Zurich')).toBe('Fri 27 Nov, 17:00 Zurich');
    expect(moment('2026-11-27T20:30:00Z', 'Asia/Kolkata')).toBe('Sat 28 Nov, 02:00 Kolkata');
    expect(moment('2026-07-01T04:00:00Z', 'America/New_York')).toBe('Wed 1 Jul, 00:00 New York');
  });

  it('says a day without a time', () => {
    expect(dayWords('2026-12-07')).toBe('Mon 7 Dec');
  });
});
