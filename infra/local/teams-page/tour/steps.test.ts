import { describe, expect, it } from '@jest/globals';
import { aWorld } from '../place/a-world.ts';
import { DETOURS } from './detours.ts';
import { changeTo } from './go-to-spot.ts';
import { isPlain } from './kept.ts';
import { EMPTY_CHANNEL, STEPS } from './steps.ts';

const parts = [...STEPS.flatMap((step) => step.parts), ...Object.values(DETOURS)];
const spots = [...parts.map((part) => part.spot), EMPTY_CHANNEL];

describe('the steps of the tour', () => {
  it('are six, each with something to do and something to watch', () => {
    expect(STEPS).toHaveLength(6);
    for (const step of STEPS) {
      expect(step.parts.length).toBeGreaterThan(0);
      expect(step.watch).toMatch(/\.$/);
    }
  });
  it.each(spots)('lead to $person in $channel', (spot) => {
    const change = changeTo(spot, aWorld());
    expect(change.person?.name.normalize('NFD').toLowerCase()).toContain(spot.person.slice(0, 3));
    expect(change.channel?.name.toLowerCase().replace(' ', '-')).toBe(spot.channel);
    expect(change.view).toBe(spot.view);
    expect(change.subPage).toBe(spot.subPage);
  });
});

describe('the first address', () => {
  it('is plain without person and place, whatever the theme', () => {
    expect(isPlain('')).toBe(true);
    expect(isPlain('?theme=dark')).toBe(true);
    expect(isPlain('?person=riya')).toBe(false);
    expect(isPlain('?view=mail')).toBe(false);
  });
});
