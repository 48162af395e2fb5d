import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type SourceFile = { path: string; text: string; lines: number; isTest: boolean };

const root = fileURLToPath(new URL('../../', import.meta.url));
const test = /\.test\.tsx?$|(?:^|\/)(?:tests|testing)\//u;

/** The TypeScript files below folders of the project, tests included; `path` from its root. */
export function everyFile(folders: readonly string[]): SourceFile[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx}`);
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(`${root}${path}`, 'utf8');
      return { path, text, lines: text.split('\n').length - 1, isTest: test.test(path) };
    });
}

/** As everyFile, without tests and what only they use. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return everyFile(folders).filter((file) => !file.isTest);
}

/** Everything that ships: the service, the bot and the tab. */
export const product = ['src', 'bot', 'tab'];
