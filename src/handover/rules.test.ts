import { describe, expect, it } from '@jest/globals';
import { acceptWithinDays, isLate } from './rules.ts';

describe('time', () => {
  it('is late with fewer than three working days to the start', () => {
    expect([0, 1, 2, 3, 4].filter(isLate)).toEqual([0, 1, 2]);
  });

  it('leaves tech two working days to accept', () => {
    expect(acceptWithinDays).toBe(2);
  });
});
