import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.ts';
import type { Binaries } from './binaries.ts';
import { copyBinaries, moveElsewhere } from './elsewhere.ts';
import { exists } from './exists.ts';
import type { Place } from './layout.ts';
import { nobody } from './nobody.ts';
import { EmbeddedRefused } from './refused.ts';
import { run } from './run.ts';
import type { Runner } from './run.ts';

/** Inside a user namespace root's files belong to `nobody`, so closed folders above stay passable. */
const inNamespace: Runner = {
  prefix: ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`],
};

/**
 * The place for a program that runs as root: the data folder itself inside a user namespace, or,
 * where that is refused (default containers), a copy below /var/lib/handover owned by `nobody`.
 * A folder whose database once went there keeps using it.
 */
export async function placeForRoot(options: {
  folder: string;
  binaries: Binaries;
  log: Log;
}): Promise<Place> {
  await demandNobody();
  const note = path.join(options.folder, 'database-is-elsewhere.txt');
  if (!(await exists(note)) && (await namespaceWorks(options))) {
    return { home: options.folder, binaries: options.binaries, runner: inNamespace };
  }
  const binaries = await copyBinaries(options.binaries);
  const home = await moveElsewhere(options.folder, note);
  options.log.warn(
    { folder: options.folder, home },
    'PostgreSQL cannot run below the data folder as root: the database lies in another folder',
  );
  return { home, binaries, runner: { prefix: [], account: nobody } };
}

async function namespaceWorks(options: { folder: string; binaries: Binaries }): Promise<boolean> {
  const script = 'test -r "$1" && test -w "$1" && test -x "$1" && "$2" --version';
  const args = ['-c', script, 'sh', options.folder, options.binaries.postgres];
  return (await run(inNamespace, '/bin/sh', args)).exitCode === 0;
}

/** PostgreSQL looks its own account up by name and ends when there is none. */
async function demandNobody(): Promise<void> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  if (process.platform === 'linux' && passwd.includes(`:${nobody.uid}:`)) return;
  throw new EmbeddedRefused(
    'no_account',
    'The embedded PostgreSQL never runs as root, and this machine offers no account to run it ' +
      'as: start Handover as an ordinary user, or set DATABASE_URL.',
  );
}
