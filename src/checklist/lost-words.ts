import type { ItemRow } from './model.ts';

/** What stands in an item, as far as words can be lost from it. */
export type Words = { text: string; rows: readonly ItemRow[] };

/** Fewer letters than this are a correction; more of them somebody may want back. */
const manyLetters = 20;

/** Whether an edit takes out what somebody may want back: many letters, or a row in which something stood. */
export function losesWords(before: Words, after: Words): boolean {
  let lost = lostFrom(before.text, after.text);
  for (const row of before.rows) {
    const still = after.rows.find(({ id }) => id === row.id);
    const letters = Object.values(row.values).join('').trim().length;
    if (!still && letters > 0) return true;
    for (const [key, value] of Object.entries(row.values))
      lost += lostFrom(value, still?.values[key] ?? '');
  }
  return lost >= manyLetters;
}

/** How many letters of a text are no longer there, where one place in it was changed. */
function lostFrom(before: string, after: string): number {
  const longest = Math.min(before.length, after.length);
  let start = 0;
  while (start < longest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < longest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - start - end;
}
