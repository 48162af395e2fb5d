import { describe, expect, it } from '@jest/globals';
import { cityOf, counted, countedFirst, firstName } from './words.ts';

describe('words that screens, cards and mails share', () => {
  it('count what they name', () => {
    expect([0, 1, 2].map((count) => counted(count, 'question'))).toEqual([
      '0 questions',
      '1 question',
      '2 questions',
    ]);
    expect(counted(2, 'thing is', 'things are')).toBe('2 things are');
  });

  it('begin a sentence with a word where it is one', () => {
    expect(countedFirst(1, 'promise is not checked', 'promises are not checked')).toBe(
      'One promise is not checked',
    );
    expect(countedFirst(3, 'promise is not checked', 'promises are not checked')).toBe(
      '3 promises are not checked',
    );
  });

  it('call colleagues by their first name', () => {
    expect(firstName('Riya Patel')).toBe('Riya');
    expect(firstName('Madonna')).toBe('Madonna');
  });

  it.each([
    ['Europe/Zurich', 'Zurich'],
    ['America/New_York', 'New York'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
    // What browsers and CLDR still write, and what the same place writes today.
    ['Asia/Calcutta', 'Kolkata'],
    ['Asia/Kolkata', 'Kolkata'],
    ['Europe/Kiev', 'Kyiv'],
    ['Asia/Saigon', 'Ho Chi Minh City'],
    ['Asia/Ho_Chi_Minh', 'Ho Chi Minh City'],
  ])('say %s as %s, on every screen and card', (zone, city) => {
    expect(cityOf(zone)).toBe(city);
  });
});
