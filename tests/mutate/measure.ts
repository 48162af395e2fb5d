import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { CannotMutate, type Concept } from './chosen.ts';
import type { Measured, Mutant } from './table.ts';

type Place = { line: number; column: number };

/** `copies` is a folder for copies of the project; `kept` a file that keeps the results and gives them again. */
type Places = { copies: string; kept: string | null };

/**
 * Mutates the files of one concept and runs its tests once for each mutant.
 * @throws CannotMutate when Stryker could not, as when a test fails before anything is changed.
 */
export async function measure(concept: Concept, { copies, kept }: Places): Promise<Measured> {
  const stryker = new Stryker({
    configFile: 'tests/mutate/stryker.config.js',
    mutate: [...concept.files],
    commandRunner: { command: commandFor(concept.tests) },
    tempDirName: copies,
    ...(kept === null ? {} : { incremental: true, incrementalFile: kept }),
  });
  const results = await stryker.runMutationTest().catch((cause: unknown) => {
    const command = `npm test -- --selectProjects node src/${concept.name}/`;
    throw new CannotMutate(
      `${concept.name} could not be measured, for the reason above: if a test failed there, make ${command} pass first.`,
      { cause },
    );
  });
  const mutants = results.map(
    ({ fileName, location: { start, end }, status, replacement }): Mutant => ({
      file: path.relative('.', fileName).replaceAll('\\', '/'),
      ...start,
      status,
      original: textAt(fileName, start, end),
      replacement,
    }),
  );
  return { name: concept.name, isTested: concept.tests.length > 0, mutants };
}

/**
 * As `npm test` runs them, without npm and workers, which take longer to start than the tests to run.
 * Where there is no test, nothing is noticed.
 */
function commandFor(tests: readonly string[]): string {
  if (tests.length === 0) return 'exit 0';
  const jest = 'node_modules/jest/bin/jest.js --config tests/mutate/jest.config.js';
  const node = `"${process.execPath}" --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  return `${node} ${jest} --runInBand --bail --runTestsByPath ${tests.join(' ')}`;
}

/** Lines and columns count from one. */
function textAt(file: string, start: Place, end: Place): string {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}
