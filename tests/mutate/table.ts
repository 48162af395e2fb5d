/** What became of one mutant; `original` is what stood at that place. */
export type Mutant = {
  file: string;
  line: number;
  column: number;
  status: string;
  original: string;
  replacement: string;
};
/** One concept, all its mutants, and whether it has a test that could notice them. */
export type Measured = { name: string; isTested: boolean; mutants: readonly Mutant[] };

/** Below this share of noticed mutants, in percent, a run fails. */
const aim = 90;

/** The share of mutants that a test noticed, in percent, null without any. One that never ends was noticed. */
export function score({ mutants }: Measured): number | null {
  const { all, killed, timedOut } = count(mutants);
  return all === 0 ? null : ((killed + timedOut) / all) * 100;
}

/** Whether so many mutants were noticed as they should. */
export function isGood(measured: Measured): boolean {
  return (score(measured) ?? 100) >= aim;
}

/** A line for each concept, and below the survivors of those that have tests. */
export function report(all: readonly Measured[]): string {
  const head = ['concept', 'mutants', 'killed', 'timed out', 'survived', 'score'];
  const survivors = all.flatMap((one) => (one.isTested ? survivorsOf(one) : []));
  return [...aligned([head, ...all.map(row)]), '', ...survivors, ''].join('\n');
}

function row(measured: Measured): string[] {
  const { all, killed, timedOut, survived } = count(measured.mutants);
  const name = measured.isTested ? measured.name : `${measured.name} (no tests of its rules)`;
  return [name, ...[all, killed, timedOut, survived].map(String), percent(score(measured))];
}

/** Rounded down, so that 90.0 is not said of what misses it. */
function percent(share: number | null): string {
  return share === null ? 'none' : `${(Math.floor(share * 10) / 10).toFixed(1)} %`;
}

/** Mutants that could not be run say nothing, so they are not counted. */
function count(mutants: readonly Mutant[]) {
  const of = (...status: string[]) => mutants.filter((one) => status.includes(one.status)).length;
  const [killed, timedOut, survived] = [of('Killed'), of('Timeout'), of('Survived', 'NoCoverage')];
  return { all: killed + timedOut + survived, killed, timedOut, survived };
}

function survivorsOf({ mutants }: Measured): string[] {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .sort((one, other) => one.line - other.line || one.column - other.column)
    .sort((one, other) => one.file.localeCompare(other.file))
    .map(
      ({ file, line, column, original, replacement }) =>
        `${file}:${line}:${column}  ${difference(original, replacement)}`,
    );
}

/** Both in one short line, from a little before the place where they part. */
function difference(original: string, replacement: string): string {
  const [from, to] = [onOneLine(original), onOneLine(replacement)];
  let parting = 0;
  while (parting < from.length && from[parting] === to[parting]) parting += 1;
  const start = parting > 40 ? parting - 20 : 0;
  return `${cut(from, start)} → ${cut(to, start)}`;
}

function onOneLine(code: string): string {
  return code.replaceAll(/\s+/gu, ' ').trim();
}

function cut(line: string, start: number): string {
  const rest = start === 0 ? line : `…${line.slice(start)}`;
  return rest.length > 60 ? `${rest.slice(0, 59)}…` : rest;
}

function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = rows.map((cells) => {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  });
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [lines[0] ?? '', `| ${rule.join(' | ')} |`, ...lines.slice(1)];
}
