import { mkdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Log } from '../../log.ts';
import type { Binaries } from './binaries.ts';
import { layout } from './layout.ts';
import type { Place } from './layout.ts';
import { EmbeddedRefused } from './refused.ts';
import { placeForRoot } from './root-place.ts';

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
  const uid = process.getuid?.();
  if (uid === undefined)
    return { home: folder, binaries: options.binaries, runner: { prefix: [] } };
  await demandOwnDatabase(layout(folder).database, uid);
  if (uid === 0) return placeForRoot({ ...options, folder });
  demandAccount(uid);
  return { home: folder, binaries: options.binaries, runner: { prefix: [] } };
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
