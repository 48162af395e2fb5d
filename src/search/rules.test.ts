import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestMatch, stemsOf } from './rules.ts';

const rows = [
  'ERP core, configured for three sites',
  'Warehouse app, Android, one week of picking in Winterthur without paper',
  'Migration of master data, loaded data with a report',
  'See stock of all three sites on one screen',
].map((text) => ({ text }));

describe('the words of a text', () => {
  it.each([
    ['Sites, a site and SITES', ['site']],
    ['migrate the migrations', ['migrat']],
    ['Training; they trained', ['train']],
    ['warehouse, warehouses', ['warehous']],
    ['Größe, Zürich and Zurich', ['groß', 'zurich']],
    ['the app for all of us, in it', ['app']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect([...stemsOf(text)]).toEqual(expected);
  });
});

describe('the best match', () => {
  const match = (text: string) => bestMatch(rows)(text)?.text ?? null;

  it.each([
    ['The warehouse app works offline.', 1],
    ['Stock of all sites on one screen from the first day.', 3],
    ['All master data is migrated for free.', 2],
    ['All three sites get the core.', 0],
  ])('of %j is row %i', (text, row) => {
    expect(match(text)).toBe(rows[row]?.text);
  });

  it('is none where no word is shared', () => {
    expect([match('Two days of training.'), match(''), match('of all')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(bestMatch([])('Stock')).toBeNull();
  });

  it('is the first of equals', () => {
    const twins = [{ text: 'Handbook' }, { text: 'Handbook' }];
    expect(bestMatch(twins)('A handbook')).toBe(twins[0]);
  });

  it('is always one of the candidates with what is shared, and none only where there is none', () => {
    const word = fc.constantFrom('stock', 'sites', 'screen', 'training', 'paper', 'report', 'the');
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (texts, asked) => {
        const candidates = texts.map((one) => ({ text: one }));
        const wanted = [...stemsOf(asked)];
        const shares = ({ text: said }: { text: string }) =>
          wanted.length > 0 &&
          wanted.filter((stem) => stemsOf(said).has(stem)).length >= Math.min(2, wanted.length);
        const found = bestMatch(candidates)(asked);
        expect(found !== null).toBe(candidates.some(shares));
        if (found) expect([candidates.includes(found), shares(found)]).toEqual([true, true]);
        expect(bestMatch(candidates)(asked)).toBe(found);
      }),
    );
  });

  it('of a text among others is itself, where it says something no other says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rows.length - 1 }), (index) => {
        expect(match(rows[index]?.text ?? '')).toBe(rows[index]?.text);
      }),
    );
  });
});
