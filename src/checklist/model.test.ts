import { describe, expect, it } from '@jest/globals';
import { saveItemInput } from './model.ts';

const emoji = '💼';

/** What is said of an answer; null when it is taken. */
function refusal(input: unknown): string | null {
  return saveItemInput.safeParse(input).error?.issues[0]?.message ?? null;
}

const text = (length: number) => ({ kind: 'text', text: emoji.repeat(length) });
const rows = (count: number, ...cells: string[]) => ({
  kind: 'rows',
  rows: Array.from({ length: count }, () => ({
    values: Object.fromEntries(cells.map((cell, index) => [`cell${index}`, cell])),
  })),
});

describe('the rows of an item', () => {
  const withIds = (...ids: string[]) => ({
    kind: 'rows',
    rows: ids.map((id) => ({ id, values: { feature: 'Offline' } })),
  });
  const [one, other] = [
    '6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90',
    '7e2e5b63-9d4f-4c8b-8e31-6f901d3c8ba1',
  ];

  it('LM03 carry each an id of its own, so that a promise points at one of them', () => {
    const sentence = 'Two rows carry the same id. Give each its own, or none to a new one.';
    expect(refusal(withIds(one, other))).toBeNull();
    expect(refusal(withIds(one, other, one))).toBe(sentence);
    expect(refusal(withIds(one, one.toUpperCase()))).toBe(sentence);
    expect(refusal(rows(3, 'a'))).toBeNull();
  });
});

describe('LM01 how much one item holds', () => {
  it('LM01 is 50 000 characters of text, counted as a person counts', () => {
    expect(refusal(text(20_000))).toBeNull();
    expect(refusal(text(50_000))).toBeNull();
    expect(refusal(text(50_001))).toBe('At most 50000 characters: shorten it.');
  });
  it('LM01 is 200 rows', () => {
    expect(refusal(rows(200, 'a'))).toBeNull();
    expect(refusal(rows(201, 'a'))).toMatch(/^An item holds at most 200 rows\. /u);
  });
  it('LM01 is 50 000 characters in all its rows together', () => {
    expect(refusal(rows(200, 'a'.repeat(250)))).toBeNull();
    expect(refusal(rows(25, emoji.repeat(2000)))).toBeNull();
    expect(refusal(rows(50, emoji.repeat(999), 'a'))).toBeNull();
    const sentence = 'The rows of an item hold at most 50000 characters together. Shorten some.';
    expect(refusal(rows(200, 'a'.repeat(251)))).toBe(sentence);
    const { rows: full } = rows(25, emoji.repeat(2000));
    expect(refusal({ kind: 'rows', rows: [...full, { values: { a: 'b' } }] })).toBe(sentence);
  });
  it('LM01 is 2 000 characters in one cell', () => {
    expect(refusal(rows(1, emoji.repeat(2000)))).toBeNull();
    expect(refusal(rows(1, emoji.repeat(2001)))).toBe('At most 2000 characters: shorten it.');
  });
});
