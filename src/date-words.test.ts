import { describe, expect, it } from '@jest/globals';
import { dayWords, moment, momentFor } from './date-words.ts';

const today = '2026-11-24';

describe('dates in words', () => {
  it('says in which city’s time a moment is meant', () => {
    const said = (utc: string, zone: string) => moment(utc, zone, today);
    expect(said('2026-11-27T16:00:00Z', 'Europe/Zurich')).toBe('Fri 27 Nov, 17:00 Zurich');
    expect(said('2026-11-27T20:30:00Z', 'Asia/Kolkata')).toBe('Sat 28 Nov, 02:00 Kolkata');
    expect(said('2026-07-01T04:00:00Z', 'America/New_York')).toBe('Wed 1 Jul, 00:00 New York');
  });

  it('says a day without a time', () => {
    expect(dayWords('2026-12-07', today)).toBe('Mon 7 Dec');
  });

  it.each([
    ['2026-11-27T16:00:00Z', 'Asia/Kolkata', 'Fri 27 Nov, 21:30 your time · 17:00 Zurich'],
    [
      '2026-11-27T16:00:00Z',
      'Asia/Tokyo',
      'Sat 28 Nov, 01:00 your time · Fri 27 Nov, 17:00 Zurich',
    ],
    ['2026-11-27T16:00:00Z', 'Europe/Rome', 'Fri 27 Nov, 17:00 Zurich'],
    ['2026-11-27T16:00:00Z', null, 'Fri 27 Nov, 17:00 Zurich'],
  ])('says %s to one reader in %s in their own time first', (utc, own, words) => {
    expect(momentFor(utc, { own, client: 'Europe/Zurich' }, today)).toBe(words);
  });

  it('says the year where it isn’t this one, and always where nobody says which is', () => {
    expect(dayWords('2027-01-04', today)).toBe('Mon 4 Jan 2027');
    expect(dayWords('2026-12-07')).toBe('Mon 7 Dec 2026');
    expect(moment('2026-12-31T23:30:00Z', 'Europe/Zurich', today)).toBe(
      'Fri 1 Jan 2027, 00:30 Zurich',
    );
    expect(moment('2026-12-31T23:30:00Z', 'America/New_York', '2027-01-01')).toBe(
      'Thu 31 Dec 2026, 18:30 New York',
    );
    expect(
      momentFor('2026-12-31T16:00:00Z', { own: 'Asia/Tokyo', client: 'Europe/Zurich' }, today),
    ).toBe('Fri 1 Jan 2027, 01:00 your time · Thu 31 Dec, 17:00 Zurich');
  });
});
