import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readText } from '../contract/teams/package-files.ts';
import { everyFile } from '../structure/source-files.ts';

/**
 * The items of OWASP ASVS 5.0.0 that we aim at: level 2 as far as it applies, and six of level 3.
 * Whatever is dropped from here is dropped from the promise, so it is dropped here in sight.
 */
const aimed = [
  '1.1.1-2 1.2.1-5 1.2.9-10 1.3.3 1.3.5 1.3.6 1.3.7 1.3.11 1.5.2',
  '2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.4.1-6 3.4.8 3.5.1-3 3.5.5 3.7.2',
  '4.1.1-4 4.2.1 4.2.5 5.2.1-3 5.3.2 5.4.1-2',
  '8.1.1-2 8.2.1-3 8.3.1-3 8.4.1 9.1.1-3 9.2.1-4 10.1.1 10.2.3 10.3.1-3 10.4.10 10.4.16',
  '13.1.1-3 13.2.1-6 13.3.1-2 13.4.1-6 14.1.1-2 14.2.1-6 14.3.2-3',
  '15.1.1-2 15.2.1 15.2.4 15.3.1-7 15.4.2 16.1.1 16.2.1-5 16.3.1-4 16.4.1 16.5.1-4',
];

/** Known gaps. One that is closed leaves this list; a new one is a decision, not an accident. */
const knownOpen = '4.1.2 13.2.1 13.2.2 14.2.4 15.1.1 15.2.1 16.3.1'.split(' ');

const about = z.string().min(10).max(100);
const reason = z.string().min(10).max(200);
const entry = z.union([
  z.strictObject({ about, tests: z.array(z.string().min(10)).min(1) }),
  z.strictObject({ about, doesNotApply: reason }),
  z.strictObject({ about, open: reason }),
]);
const map = z
  .record(z.string(), entry)
  .parse(JSON.parse(readFileSync(new URL('asvs.json', import.meta.url), 'utf8')));
const entries = Object.entries(map);

function expand(ranges: string): string[] {
  return ranges.split(' ').flatMap((range) => {
    const parts = /^(\d+\.\d+\.)(\d+)(?:-(\d+))?$/u.exec(range);
    const [, chapter = '', first = '', last = first] = parts ?? [];
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) => `${chapter}${Number(first) + index}`);
  });
}

/** The titles in all test files: what stands in quotes where a test or a group of tests begins. */
function titles(): Set<string> {
  const files = everyFile(['src', 'bot', 'tab', 'infra', 'tests']);
  const opening =
    /(?:\b(?:it|test|describe)\(|\)\(|\][^\n]*\)\()\s*(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/gu;
  const found = files
    .filter(({ path }) => /\.test\.tsx?$/u.test(path))
    .flatMap(({ text }) => [...text.matchAll(opening)].map((match) => match[1] ?? match[2] ?? ''));
  return new Set(found);
}

describe('the map from ASVS to tests', () => {
  it('has an entry for every item we aim at, and none for another', () => {
    const items = aimed.flatMap(expand);
    expect(items).toHaveLength(126);
    expect(new Set(items).size).toBe(items.length);
    expect(Object.keys(map).toSorted()).toEqual(items.toSorted());
  });

  it('names tests that exist, by their whole title', () => {
    const known = titles();
    expect(known.size).toBeGreaterThan(500);
    const missing = entries.flatMap(([item, one]) =>
      'tests' in one
        ? one.tests.filter((title) => !known.has(title)).map((title) => `${item}: ${title}`)
        : [],
    );
    expect(missing).toEqual([]);
    expect(known.has('SE04 every refused access')).toBe(false);
  });

  it('says of each item what it asks in words of its own, and of none twice the same', () => {
    const words = entries.map(([, one]) => one.about);
    expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
  });

  it('leaves exactly the known items open', () => {
    const open = entries.filter(([, one]) => 'open' in one).map(([item]) => item);
    expect(open.toSorted()).toEqual(knownOpen.toSorted());
  });

  it('is told with its numbers in SECURITY.md', () => {
    const count = (kind: string) => entries.filter(([, one]) => kind in one).length;
    const sentence = `Of ${entries.length} items ${count('tests')} are held by tests that the map names, ${count('doesNotApply')} do not apply, and ${count('open')} are open`;
    expect(readText('SECURITY.md').replaceAll(/\s+/gu, ' ')).toContain(sentence);
    for (const item of knownOpen) expect(readText('SECURITY.md')).toContain(item);
  });
});
