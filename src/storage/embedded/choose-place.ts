import { existsSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Log } from '../../log.ts';
import type { Binaries } from './binaries.ts';
import { layout } from './database-files.ts';
import type { Place } from './database-files.ts';
import { copyBinaries, moveElsewhere } from './elsewhere.ts';
import { EmbeddedRefused } from './refused.ts';
import { nobody, run } from './run-program.ts';
import type { Runner } from './run-program.ts';

/**
 * Decides where below (or, for root in a container, instead of) the data folder PostgreSQL can
 * work, since it never runs as root. Refused when the account or the folder's owner forbids it.
 */
export async function choosePlace(options: {
  folder: string;
  binaries: Binaries;
  log: Log;
}): Promise<Place> {
  const folder = path.resolve(options.folder);
  await makeFolder(folder);
  const below: Place = { home: folder, binaries: options.binaries, runner: { prefix: [] } };
  const uid = process.getuid?.();
  if (uid === undefined) return below;
  await demandOwnDatabase(layout(folder).database, uid);
  if (uid === 0) return placeForRoot(below, options.log);
  demandAccount(uid);
  return below;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new EmbeddedRefused(
      'folder_unusable',
      `The data folder ${folder} cannot be made: choose another one with DATA_DIR.`,
      { cause },
    );
  }
}

async function demandOwnDatabase(database: string, uid: number): Promise<void> {
  const found = await stat(database).catch(() => null);
  if (found === null || found.uid === uid) return;
  throw new EmbeddedRefused(
    'folder_unusable',
    `The database in ${database} belongs to the account with uid ${found.uid}: ` +
      `start as that account (this one is ${uid}) or choose another folder with DATA_DIR.`,
  );
}

/** PostgreSQL looks its own account up by name and ends when there is none. */
function demandAccount(uid: number): void {
  try {
    userInfo();
  } catch (cause) {
    throw new EmbeddedRefused(
      'no_account',
      `The embedded PostgreSQL cannot run as uid ${uid}, which /etc/passwd does not list: ` +
        'run as a listed account, add a line for this one, or set DATABASE_URL.',
      { cause },
    );
  }
}

/** Inside a user namespace root's files belong to `nobody`, so closed folders above stay passable. */
const inNamespace: Runner = {
  prefix: ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`],
};

/**
 * The place for a program that runs as root: the data folder itself inside a user namespace, or,
 * where that is refused (default containers), a copy below /var/lib/handover owned by `nobody`.
 * A folder whose database once went there keeps using it.
 */
async function placeForRoot(below: Place, log: Log): Promise<Place> {
  await demandNobody();
  const folder = below.home;
  const note = path.join(folder, 'database-is-elsewhere.txt');
  if (!existsSync(note) && (await namespaceWorks(below))) return { ...below, runner: inNamespace };
  const binaries = await copyBinaries(below.binaries);
  const home = await moveElsewhere(folder, note);
  log.warn(
    { folder, home },
    'PostgreSQL cannot run below the data folder as root: the database lies in another folder',
  );
  return { home, binaries, runner: { prefix: [], account: nobody } };
}

async function namespaceWorks({ home, binaries }: Place): Promise<boolean> {
  const script = 'test -r "$1" && test -w "$1" && test -x "$1" && "$2" --version';
  const args = ['-c', script, 'sh', home, binaries.postgres];
  return (await run(inNamespace, '/bin/sh', args)).exitCode === 0;
}

/** The same holds for `nobody`, whom a bare container may not list. */
async function demandNobody(): Promise<void> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  if (process.platform === 'linux' && passwd.includes(`:${nobody.uid}:`)) return;
  throw new EmbeddedRefused(
    'no_account',
    'The embedded PostgreSQL never runs as root, and this machine offers no account to run it ' +
      'as: start Handover as an ordinary user, or set DATABASE_URL.',
  );
}
