import { readFileSync, rmSync } from 'node:fs';
import { everyFile } from '../structure/source-files.ts';
import { changedSinceMain } from './changed.ts';
import { below, byConcept, CannotMutate, pureFiles, type Concept } from './chosen.ts';
import { fingerprint } from './fingerprint.ts';
import { measure } from './measure.ts';
import { isGood, report, type Measured } from './table.ts';

const asked = process.argv.slice(2);
const isAll = asked.includes('--all');
const sources = everyFile(['src', 'bot', 'tab', 'infra', 'tests']);
const files = sources.map(({ path }) => path);

/** Everything, what was asked for, or what changed. */
function chosen(): string[] {
  if (isAll) return pureFiles(files);
  return asked.length > 0 ? below(asked, files) : pureFiles(changedSinceMain());
}

const settings = [
  'jest.config.js',
  'package-lock.json',
  'tests/mutate/jest.config.js',
  'tests/mutate/stryker.config.js',
];

/** Where a run of everything keeps a concept's results: found again only while nothing changed. */
function keptIn(concept: Concept): string {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  for (const path of settings) texts.set(path, readFileSync(path, 'utf8'));
  const hash = fingerprint([...concept.files, ...concept.tests, ...settings], texts);
  return `.data/mutate/${concept.name}-${hash}.json`;
}

async function run(concepts: readonly Concept[]): Promise<void> {
  const copies = `.data/mutate/copies-${process.pid}`;
  const unfinished = new Set([copies]);
  // What was broken off could say "killed" of a mutant whose test died with the program.
  process.once('exit', () => {
    for (const one of unfinished) rmSync(one, { recursive: true, force: true });
  });
  const all: Measured[] = [];
  for (const concept of concepts) {
    process.stdout.write(`${concept.name}: ${concept.files.join(', ')}\n`);
    const kept = isAll ? keptIn(concept) : null;
    if (kept !== null) unfinished.add(kept);
    all.push(await measure(concept, { copies, kept }));
    if (kept !== null) unfinished.delete(kept);
  }
  process.stdout.write(`\n${report(all)}`);
  if (!all.every(isGood)) process.exitCode = 1;
}

try {
  const concepts = byConcept(chosen(), files);
  if (concepts.length === 0) {
    process.stdout.write('No file of rules changed since main, so there is nothing to mutate.\n');
  } else await run(concepts);
} catch (error) {
  if (!(error instanceof CannotMutate)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
