import { describe, expect, it } from '@jest/globals';
import { general } from '../../src/templates/general.ts';
import { everyFile, product, sourceFiles, type SourceFile } from './source-files.ts';

const shipped = sourceFiles(product);
const code = sourceFiles([...product, 'infra']);
const everything = everyFile([...product, 'infra', 'tests', 'bench']);

/** Written by a program from something else. */
const generated = ['src/storage/tables.ts', 'tab/data/calls.ts'];

/** The text without comments, so that a rule about code does not trip over a sentence. */
function bare(file: SourceFile): string {
  return file.text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(?<![:'"`])\/\/.*$/gmu, '');
}

/** "file: what was found" for every match outside the files that may. */
function found(
  files: readonly SourceFile[],
  pattern: RegExp,
  allowed: readonly string[] = [],
): string[] {
  return files
    .filter((file) => !allowed.some((place) => file.path.startsWith(place)))
    .flatMap((file) =>
      (bare(file).match(pattern) ?? []).map((match) => `${file.path}: ${match.trim()}`),
    );
}

function percentile(sizes: readonly number[], share: number): number {
  const sorted = [...sizes].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

describe('an item of the checklist', () => {
  it('is named by its key in its template only: everything else asks for what it means', () => {
    const keys = general.items.map(({ key }) => key.replace('.', String.raw`\.`));
    const named = new RegExp(`['"\`](${keys.join('|')})['"\`]`, 'gu');
    const own = sourceFiles(['src/templates']);
    expect(found(own, named).length).toBe(general.items.length);
    expect(found(shipped, named, ['src/templates/general/'])).toEqual([]);
  });
});

describe('the size of files', () => {
  it('is at most 300 lines, and 600 for tests', () => {
    const tooLong = everything
      .filter((file) => !generated.includes(file.path))
      .filter((file) => file.lines > (file.isTest ? 600 : 300));
    expect(tooLong.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  it('is at most 65 lines in the median and 120 for nine of ten; what is generated aside', () => {
    const sizes = shipped
      .filter((file) => !generated.includes(file.path))
      .map((file) => file.lines);
    expect(percentile(sizes, 0.5)).toBeLessThanOrEqual(65);
    expect(percentile(sizes, 0.9)).toBeLessThanOrEqual(120);
  });
});

describe('the names of files', () => {
  it('are kebab-case, or numbered for migrations', () => {
    const odd = everything.filter(
      (file) =>
        !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config|d))?\.tsx?$/u.test(
          file.path.split('/').at(-1) ?? '',
        ),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
  });

  it('say what the file is about', () => {
    const vague = everything.filter((file) =>
      /(?:^|[/-])(?:utils?|helpers?|manager|impl|common|misc)\b/iu.test(file.path),
    );
    expect(vague.map((file) => file.path)).toEqual([]);
  });
});

describe('the language', () => {
  it('has no any, no enum and no namespace', () => {
    expect(found(everything, /(?::|\bas|<|,|\|)\s*any\b(?=\s*[\])>;,=|}]|$)/gmu)).toEqual([]);
    expect(found(everything, /^\s*(?:export\s+)?(?:const\s+)?(?:enum|namespace)\s+\w+/gmu)).toEqual(
      [],
    );
  });

  it('silences neither the compiler nor the linter in what ships', () => {
    const silence = /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable[\w-]*/u;
    expect(code.filter((file) => silence.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('has default exports only where a tool demands them', () => {
    const tools = ['tab/vite.config.ts', 'infra/local/teams-page/vite.config.ts'];
    expect(found(code, /^export default\b/gmu, tools)).toEqual([]);
  });

  it('imports with the ending of the file', () => {
    const bareImport = /from '\.{1,2}\/(?:(?!\.(?:tsx?|js|json|css)')[^'])*'/gu;
    expect(found(everything, bareImport)).toEqual([]);
  });

  it('swallows no error in an empty catch', () => {
    expect(found(code, /catch\s*(?:\([^)]*\))?\s*\{\s*\}/gu)).toEqual([]);
  });
});

describe('the words', () => {
  it('promise no later work and pretend nothing', () => {
    const later = /\b(?:TODO|FIXME|XXX|HACK)\b/gu;
    const pretended = /\b(?:stub|mock|fake|dummy|lorem ipsum)(?:s|ed|ing)?\b/giu;
    const hits = code.flatMap(({ path, text }) =>
      [...(text.match(later) ?? []), ...(text.match(pretended) ?? [])].map(
        (word) => `${path}: ${word}`,
      ),
    );
    expect(hits).toEqual([]);
  });

  it('of the product know nothing of where it runs', () => {
    expect(found(shipped, /infra\/local|NODE_ENV|skipAuth|isLocal\b/gu)).toEqual([]);
  });
});

describe('the doc comments', () => {
  it('stand above every exported function', () => {
    const bareExport = /(?<!\*\/\s*)\nexport (?:async )?function \w+/gu;
    const missing = code.flatMap(({ path, text }) =>
      (`\n${text}`.match(bareExport) ?? []).map((line) => `${path}: ${line.trim()}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the doors to the outside', () => {
  it('the clock is read in clock.ts and the tab’s dates.ts only', () => {
    const clock = /\bnew Date\b|\bDate\.\w+|\bDate\(|\bTemporal\.Now\b/gu;
    expect(found(shipped, clock, ['src/clock.ts', 'tab/ui/dates.ts'])).toEqual([]);
  });

  it('chance comes from node:crypto', () => {
    expect(found(shipped, /\bMath\.random\b/gu)).toEqual([]);
  });

  it('the environment is read by main.ts and config.ts only', () => {
    expect(found(shipped, /\bprocess\.env\b/gu, ['src/main.ts', 'src/config.ts'])).toEqual([]);
  });

  it('the tab asks the service in api.ts only', () => {
    const tab = shipped.filter((file) => file.path.startsWith('tab/'));
    expect(
      found(tab, /\bfetch\(|\bXMLHttpRequest\b|\bEventSource\b/gu, ['tab/data/api.ts']),
    ).toEqual([]);
  });

  it('the tab writes no address of the service by hand: calls.ts is written from the contracts', () => {
    const tab = shipped.filter((file) => file.path.startsWith('tab/'));
    const calls = 'tab/data/calls.ts';
    expect(found(tab, /['"`]\/api\b[^'"`]*/gu, [calls])).toEqual([]);
    expect(found(tab, /\/api\/handovers\b/gu).length).toBeGreaterThan(20);
  });

  it('no command line is put together: programs are started with a list of arguments', () => {
    const lines = /(?<![.\w])exec(?:Sync)?\(|\bshell:\s*(?!false)\w+/gu;
    expect(found(shipped, lines)).toEqual([]);
    expect('exec(`rm ${name}`); spawn(x, [], { shell: true })'.match(lines)).toHaveLength(2);
  });

  it('the tab keeps nothing in the browser but what is typed and not sent, in device.ts only', () => {
    const kept = /\b(?:localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie)\b/gu;
    const tab = shipped.filter((file) => file.path.startsWith('tab/'));
    expect(tab.length).toBeGreaterThan(50);
    expect(found(tab, kept, ['tab/unsaved/device.ts'])).toEqual([]);
    const openers = found(tab, /\bopenDevice\(/gu, ['tab/unsaved/device.ts']);
    expect(openers.every((line) => line.startsWith('tab/unsaved/drafts.ts'))).toBe(true);
  });

  it('logs go through the log, never to the console', () => {
    expect(found(shipped, /\bconsole\.\w+/gu)).toEqual([]);
  });
});

describe('the tests', () => {
  const tests = everything.filter(
    (file) => file.isTest && !file.path.startsWith('tests/structure/'),
  );

  it('replace no module and hardly ever a function', () => {
    expect(found(tests, /\bjest\.(?:mock|unstable_mockModule)\b/gu)).toEqual([]);
    const calls = found(tests, /\bjest\.(?:fn|spyOn)\b/gu).length;
    const lines = tests.reduce((sum, file) => sum + file.lines, 0);
    expect((calls / lines) * 100).toBeLessThanOrEqual(0.5);
  });

  it('are neither skipped nor run alone', () => {
    expect(
      found(tests, /\b(?:it|test|describe)\.(?:skip|only|todo)\(|\bx(?:it|describe)\(/gu),
    ).toEqual([]);
  });
});
