import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { sourceFiles, type SourceFile } from '../structure/source-files.ts';

const program = fileURLToPath(new URL('programs/judge-regexes.ts', import.meta.url));

type Found = { path: string; source: string; flags: string };

const places = ['src', 'bot', 'tab', 'infra/local', 'infra/package'];
const files = sourceFiles(places).filter(({ isTest }) => !isTest);
const found = files.flatMap(regexesIn);
const distinct = [...new Map(found.map((one) => [`/${one.source}/${one.flags}`, one])).entries()];

async function judge(regexes: readonly { source: string; flags: string }[]) {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(regexes));
  return JSON.parse(await readAll(child.stdout)) as (string | null)[];
}

/** Every regular expression written in a file, from its syntax tree. */
function regexesIn({ path, text }: SourceFile): Found[] {
  const tree = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2024' });
  const regexes: Found[] = [];
  const left: unknown[] = [tree.body];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { type, pattern, flags } = node as Record<string, unknown>;
    if (type === 'RegExpLiteral') {
      regexes.push({ path, source: String(pattern), flags: String(flags) });
    }
    left.push(...Object.values(node));
  }
  return regexes;
}

describe('LM11 the regular expressions', () => {
  it('LM11 are all found: what stands in a file is in the list', () => {
    expect(distinct.length).toBeGreaterThan(100);
    expect(found.map(({ path }) => path)).toContain('src/http/body.ts');
    expect(found.map(({ path }) => path)).toContain('tab/app.tsx');
  });

  it('LM11 are written down, never put together from what comes in', () => {
    // The local fault script and Graph's own contract make theirs from a test's and a file's words.
    const mayMake = ['infra/local/faults.ts', 'infra/local/graph/contract.ts'];
    const made = files.filter(
      ({ path, text }) => !mayMake.includes(path) && /\bRegExp\(/u.test(text),
    );
    expect(made.map(({ path }) => path)).toEqual([]);
  });

  it('LM11 are linear in what they read, as recheck works it out', async () => {
    const verdicts = await judge(distinct.map(([, regex]) => regex));
    const steep = distinct.flatMap(([name, { path }], index) =>
      verdicts[index] === null ? [] : [`${path}: ${name}: ${verdicts[index]}`],
    );
    expect(steep).toEqual([]);
  }, 300_000);

  it('LM11 recheck finds those that are not', async () => {
    const steep = [
      { source: '[. ]+$', flags: 'u' },
      { source: '^(a+)+$', flags: '' },
    ];
    expect(await judge(steep)).toEqual([
      expect.stringContaining('polynomial'),
      expect.stringContaining('exponential'),
    ]);
  });

  it('LM11 take no more than their share longer for a text sixteen times as long', () => {
    const slow = distinct.filter(([, { source, flags }]) => isSteep(new RegExp(source, flags)));
    expect(slow.map(([name, { path }]) => `${path}: ${name}`)).toEqual([]);
    expect(isSteep(/[. ]+$/u)).toBe(true);
  });
});

const small = 4096;
const times = 16;
/** Below this the clock's grain says more than the expression. */
const grainMs = 0.5;

/** Whether the work grows much faster than the text: 256-fold when it is quadratic. */
function isSteep(regex: RegExp): boolean {
  const letters = new Set(Array.from(`${regex.source.replaceAll('\\', '')}a0 \n<.`));
  return [...letters].some((letter) => {
    const [short, long] = [small, small * times].map((size) => leastMs(regex, letter.repeat(size)));
    return (long ?? 0) > 4 * times * Math.max(short ?? 0, grainMs);
  });
}

function leastMs(regex: RegExp, repeated: string): number {
  const text = `${repeated}\u0001`;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    regex.lastIndex = 0;
    text.replace(regex, '');
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
