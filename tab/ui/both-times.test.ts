import { describe, expect, it } from '@jest/globals';
import { bothTimes } from './both-times.ts';

const at = '2026-12-08T09:00:00Z';
const said = (own: string, clientZone: string, iso = at) =>
  bothTimes(iso, clientZone, { locale: 'en-GB', own }).replace(/ 20\d\d/gu, '');

describe('a time of day for people in several zones', () => {
  it.each([
    ['Asia/Kolkata', 'Europe/Zurich', 'Tue 8 Dec, 14:30 your time · 10:00 Zurich'],
    ['Europe/Zurich', 'Europe/Zurich', 'Tue 8 Dec, 10:00 Zurich'],
    ['Europe/Rome', 'Europe/Zurich', 'Tue 8 Dec, 10:00 Zurich'],
    ['Pacific/Auckland', 'Europe/Zurich', 'Tue 8 Dec, 22:00 your time · 10:00 Zurich'],
    ['Europe/Zurich', 'Asia/Calcutta', 'Tue 8 Dec, 10:00 your time · 14:30 Kolkata'],
  ])('for a reader in %s and a client in %s is %s', (own, zone, words) => {
    expect(said(own, zone)).toBe(words);
  });

  it('names both days where they differ', () => {
    expect(said('Asia/Tokyo', 'America/New_York', '2026-12-08T20:00:00Z')).toBe(
      'Wed 9 Dec, 05:00 your time · Tue 8 Dec, 15:00 New York',
    );
  });
});
