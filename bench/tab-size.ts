import { fileURLToPath } from 'node:url';
import { firstLoadOf } from '../tests/harness/first-load.ts';
import type { Figure } from './figure.ts';

const mostKilobytes = 230;

/** What the tab loads before its first page, from the production bundle in `dist`. */
export async function measureTabSize(): Promise<Figure[]> {
  const folder = fileURLToPath(new URL('../dist/tab', import.meta.url));
  const { files, gzipBytes } = await firstLoadOf(folder);
  const kilobytes = gzipBytes / 1000;
  return [
    {
      what: 'the tab’s initial JavaScript, gzip',
      value: `${kilobytes.toFixed(0)} kB`,
      aim: `≤ ${mostKilobytes} kB`,
      isMet: kilobytes <= mostKilobytes,
      from: `${files.length} scripts; React, 20 Fluent components and teams-js alone: 167 kB`,
    },
  ];
}
