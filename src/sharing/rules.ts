import type { PromiseBlock } from '../promises/blocks.ts';
import type { Frozen } from '../record/versions.ts';
import type { SharedContent, SharedItem } from './facts.ts';

/** What keeps sales from showing the text early: a promise without verdict, or one that waits for sales. */
export function keepsFromShowing({ code }: Pick<PromiseBlock, 'code'>): boolean {
  return code === 'promise_unchecked' || code === 'promise_unresolved';
}

/** The text shown early last, and the number of the one that somebody of the client looked at last. */
type Shown = { shared: Frozen | undefined; lookedAt: string | null };

/** Why the text shown early isn't taken back by this person; null when it is (product.md, rule 10). */
export function whyNotTakenBack(
  { shared, lookedAt }: Shown,
  personId: string | null,
): 'not-there' | 'not-theirs' | 'looked-at' | null {
  if (!shared) return 'not-there';
  if (shared.by === null || shared.by !== personId) return 'not-theirs';
  return shared.number === lookedAt ? 'looked-at' : null;
}

/** The items that say something else than in an earlier text, or that were not in it, by their keys. */
export function changedSince(earlier: SharedContent, now: SharedContent): ReadonlySet<string> {
  const before = new Map(earlier.items.map((item) => [item.key, wordsOf(item)]));
  const changed = now.items.filter((item) => before.get(item.key) !== wordsOf(item));
  return new Set(changed.map(({ key }) => key));
}

/** How many things are other than in an earlier text: what is gone counts too, and the two dates. */
export function countChanges(earlier: SharedContent, now: SharedContent): number {
  const gone = earlier.items.filter(({ key }) => now.items.every((item) => item.key !== key));
  const dates = (['promisedStart', 'goLive'] as const).filter((one) => earlier[one] !== now[one]);
  return changedSince(earlier, now).size + gone.length + dates.length;
}

function wordsOf({ text, columns, rows }: SharedItem): string {
  return JSON.stringify([text, columns, rows]);
}
