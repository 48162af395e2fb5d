import type { Kept } from './kept.ts';

/** Longer than something may be undone. */
const momentMs = 15_000;

/** What was sent last, or thrown away, for as long as that may be undone. */
export function createJustSent(now: () => number) {
  let last: Kept | null = null;
  return {
    note: (one: Kept | undefined) => {
      if (one) last = { ...one, at: now() };
    },
    /** Gives it once, if it was typed in this handover. */
    take: (handoverId: string): Kept | null => {
      const one = last;
      if (one?.typedIn.handoverId !== handoverId || now() - one.at > momentMs) return null;
      last = null;
      return one;
    },
  };
}
