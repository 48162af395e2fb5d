import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ids } from '../../tests/harness/facts.ts';
import { losesWords } from './lost-words.ts';

const text = (said: string) => ({ text: said, rows: [] });
const rows = (...all: Record<string, string>[]) => ({
  text: '',
  rows: all.map((values, index) => ({ id: `${ids.row.slice(0, -1)}${index}`, values })),
});
const twenty = 'Twenty letters here.';

describe('an edit that takes out what somebody may want back', () => {
  it.each<[string, string, string, boolean]>([
    ['clears twenty letters', twenty, '', true],
    ['clears nineteen', twenty.slice(1), '', false],
    ['is pasted over a whole text', twenty, 'Something else quite as long', true],
    ['takes many out of the middle', `Before ${twenty} after`, 'Before  after', true],
    ['types on', twenty, `${twenty} And more.`, false],
    ['mends a word', `${twenty} teh end`, `${twenty} the end`, false],
    ['doubles a letter', 'aaaa', 'aaaaa', false],
    ['empties nothing', '', 'Typed.', false],
  ])('%s: %s → %s', (_what, before, after, loses) => {
    expect(losesWords(text(before), text(after))).toBe(loses);
  });

  it('loses a row that is gone, however short, unless nothing stood in it', () => {
    const two = rows({ a: 'App' }, { a: 'Core' });
    expect(losesWords(two, { text: '', rows: two.rows.slice(0, 1) })).toBe(true);
    const empty = rows({ a: 'App' }, { a: ' ' });
    expect(losesWords(empty, { text: '', rows: empty.rows.slice(0, 1) })).toBe(false);
  });

  it('loses cells together, and a cell that a row no longer has', () => {
    const half = 'Ten letters';
    expect(losesWords(rows({ a: half, b: half }), rows({ a: '', b: '' }))).toBe(true);
    expect(losesWords(rows({ a: half, b: half }), rows({ a: '', b: half }))).toBe(false);
    expect(losesWords(rows({ a: twenty }), rows({ b: twenty }))).toBe(true);
  });

  it('is none that adds to a text at one place', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start, added, end) => {
        expect(losesWords(text(start + end), text(start + added + end))).toBe(false);
      }),
    );
  });
});
