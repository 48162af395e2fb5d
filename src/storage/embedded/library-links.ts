import { lstat, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';
import { EmbeddedRefused } from './refused.ts';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between PostgreSQL's libraries that are missing: npm packages carry none, and
 * the package's own script for it does not run everywhere (--ignore-scripts).
 */
export async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(path.join(home, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const root = path.dirname(home);
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const link = path.join(root, target);
    const present = await lstat(link).catch(() => null);
    if (present === null) await makeLink(path.join(root, source), link);
  }
}

async function makeLink(source: string, link: string): Promise<void> {
  try {
    await symlink(path.relative(path.dirname(link), source), link);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return;
    throw new EmbeddedRefused(
      'no_binaries',
      `PostgreSQL's library ${path.basename(link)} is missing and cannot be linked: ` +
        'run npm rebuild as the owner of node_modules.',
      { cause },
    );
  }
}
