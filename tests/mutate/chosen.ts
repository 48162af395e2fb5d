/** Files that decide and do nothing else; only they are mutated. */
const pure = /^src\/[^/]+\/(?:.+\/)?(?:rules|blocks|view|permissions)\.ts$/u;
/** Their tests; a long one may be split, as `hours-rules.test.ts`. */
const pureTest =
  /^src\/[^/]+\/(?:.+\/)?(?:[a-z0-9-]+[.-])?(?:rules|blocks|view|permissions)\.test\.ts$/u;

/** A folder of src, what is mutated in it, and the tests that should notice. */
export type Concept = { name: string; files: readonly string[]; tests: readonly string[] };

/** What was asked for cannot be measured; the message says what to do instead. */
export class CannotMutate extends Error {}

/** Of these files the ones that are mutated. */
export function pureFiles(files: readonly string[]): string[] {
  return files.filter((file) => pure.test(file));
}

/** The mutated files below paths. @throws CannotMutate for a path that holds none. */
export function below(asked: readonly string[], files: readonly string[]): string[] {
  const candidates = pureFiles(files);
  const wanted = new Set(asked.flatMap((one) => oneBelow(one, candidates)));
  return candidates.filter((file) => wanted.has(file));
}

/** The files by concept, each with all the pure tests of its folder. */
export function byConcept(mutated: readonly string[], files: readonly string[]): Concept[] {
  const names = [...new Set(mutated.map(conceptOf))];
  const inside = (name: string, list: readonly string[]) =>
    list.filter((file) => conceptOf(file) === name);
  return names.map((name) => ({
    name,
    files: inside(name, mutated),
    tests: inside(name, files).filter((file) => pureTest.test(file)),
  }));
}

function conceptOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function oneBelow(asked: string, candidates: readonly string[]): string[] {
  const path = asked.replace(/^\.\//u, '').replace(/\/+$/u, '');
  const found = candidates.filter((file) => file === path || file.startsWith(`${path}/`));
  if (found.length > 0) return found;
  const example = candidates[0] ?? 'src/<concept>/rules.ts';
  throw new CannotMutate(
    `There is nothing to mutate at ${asked}: give a folder that holds rules.ts, blocks.ts, view.ts or permissions.ts, or one of these files, like ${example}.`,
  );
}
