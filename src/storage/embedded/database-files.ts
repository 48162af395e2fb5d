import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import { EmbeddedRefused } from './refused.ts';
import { run } from './run-program.ts';
import type { Runner } from './run-program.ts';

/** Where the database lies and as whom its programs run. */
export interface Place {
  /** Holds `database/` (password, log and PostgreSQL's `data/`). */
  home: string;
  binaries: Binaries;
  runner: Runner;
}

/** The paths below a place's home. */
export function layout(home: string) {
  const database = path.join(home, 'database');
  return {
    database,
    data: path.join(database, 'data'),
    password: path.join(database, 'password'),
    log: path.join(database, 'postgresql.log'),
  };
}

/** The role that initdb makes; it may do everything. */
export const superuser = 'handover';

/**
 * Makes the database's files when there are none: beside their final place, renamed when complete,
 * so that a first start killed in between leaves nothing half made. Gives whether it made them.
 */
export async function initialise(place: Place, log: Log): Promise<boolean> {
  const { database } = layout(place.home);
  if (existsSync(database)) return false;
  const beside = unfinished(database);
  try {
    await fill(place, beside);
    const made = await putInPlace(beside, database);
    if (made) log.info({ home: place.home }, 'database files made');
    return made;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Where a database's files lie until they are complete; the name says which process makes them. */
export function unfinished(database: string): string {
  return `${database}.new-${process.pid}-${randomUUID()}`;
}

/** Removes what first starts left that were killed; a living one's folder stays. */
export async function removeLeftovers(home: string, log: Log): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^database\.new-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(home, name), { recursive: true, force: true, maxRetries: 3 }).catch(
      (error: unknown) =>
        log.warn({ err: error, name }, 'an unfinished database could not be removed'),
    );
  }
}

async function fill(place: Place, beside: string): Promise<void> {
  const password = path.join(beside, 'password');
  await mkdir(beside, { mode: 0o700 });
  await writeFile(password, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  const { account } = place.runner;
  if (account) await chown(password, account.uid, account.gid);
  if (account) await chown(beside, account.uid, account.gid);
  const made = await run(place.runner, place.binaries.initdb, [
    '-D',
    path.join(beside, 'data'),
    '-U',
    superuser,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  if (made.exitCode === 0) return;
  const why = made.output.split('\n').findLast((line) => /error|FATAL|could not/i.test(line));
  throw new EmbeddedRefused(
    'initialise_failed',
    `PostgreSQL could not make its files below ${place.home}: ${why ?? made.output}`,
  );
}

/** Another program may have been first: then its files count and ours go. */
async function putInPlace(beside: string, database: string): Promise<boolean> {
  await syncFolder(beside);
  try {
    await rename(beside, database);
  } catch (error) {
    if (!existsSync(database)) throw error;
    await rm(beside, { recursive: true, force: true });
    return false;
  }
  await syncFolder(path.dirname(database));
  return true;
}

/** Without this a power cut could undo what was made or renamed; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
