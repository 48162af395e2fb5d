import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../../log.ts';
import { locateBinaries } from './binaries.ts';
import { choosePlace } from './choose-place.ts';
import { initialise, layout, removeLeftovers, superuser } from './database-files.ts';
import type { Place } from './database-files.ts';
import { lockFolder } from './folder-lock.ts';
import type { FolderLock } from './folder-lock.ts';
import { keepRunning } from './keep-running.ts';
import { EmbeddedRefused } from './refused.ts';
import { ensureRunning, stopServer } from './server.ts';

/** A killed program's lock is gone within moments; a living one's stays. */
const lockPatienceMs = 3_000;
const reachPatienceMs = 60_000;
const databaseName = 'handover';

/** The running embedded server: `url` names Handover's database in it. */
export interface Embedded {
  url: string;
  /** Stops the server and waits for its end; to be called after every connection was closed. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL below the folder, or attaches to the server a killed program left there, and
 * takes the folder for this program. Refused (EmbeddedRefused) when another program uses the
 * folder or the machine does not allow it.
 */
export async function startEmbedded(options: { folder: string; log: Log }): Promise<Embedded> {
  const place = await choosePlace({ ...options, binaries: await locateBinaries() });
  await removeLeftovers(place.home, options.log);
  await initialise(place, options.log);
  const password = (await readFile(layout(place.home).password, 'utf8')).trim();
  const urlOf = (port: number, database: string) =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const hold = (wanted?: number) =>
    serveAlone({ place, folder: options.folder, urlOf: (port) => urlOf(port, 'postgres'), wanted });
  const { port, lock } = await hold();
  await ensureDatabase(urlOf(port, 'postgres'));
  options.log.info({ port, home: place.home }, 'database started');
  const keeper = keepRunning({
    lock,
    again: async () => (await hold(port)).lock,
    log: options.log,
  });
  return {
    url: urlOf(port, databaseName),
    stop: async () => {
      // The lock is held until the server is gone, so that no other program attaches meanwhile.
      const last = await keeper.stop();
      await stopServer(place);
      await last?.close().catch(() => undefined);
      options.log.info({ home: place.home }, 'database stopped');
    },
  };
}

/** Repeats attach-or-start until the folder is ours: the server may be stopping under our hands. */
async function serveAlone(options: {
  place: Place;
  folder: string;
  urlOf: (port: number) => string;
  wanted: number | undefined;
}): Promise<{ port: number; lock: FolderLock }> {
  const began = performance.now();
  for (;;) {
    const port = await ensureRunning(options.place, options.wanted);
    const got = await lockFolder(options.urlOf(port)).catch((error: unknown) => ({ error }));
    if ('close' in got) return { port, lock: got };
    const waitedMs = performance.now() - began;
    if ('heldBy' in got && waitedMs > lockPatienceMs) throw inUse(options.folder, got.heldBy);
    if ('error' in got && waitedMs > reachPatienceMs) throw got.error;
    await wait(100);
  }
}

function inUse(folder: string, heldBy: string): EmbeddedRefused {
  return new EmbeddedRefused(
    'folder_in_use',
    `The data folder ${folder} is in use by ${heldBy}: stop it first, or give this one ` +
      'another folder with DATA_DIR.',
  );
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
