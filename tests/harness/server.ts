import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { isAlive } from '../../src/storage/embedded/postmaster.ts';
import { startEmbedded } from '../../src/storage/embedded/start.ts';

const log = pino({ level: 'silent' });
const prefix = 'handover-test-';

/** The PostgreSQL server of one test run; `url` names its maintenance database. */
export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts the run's own embedded server, or takes the one at DATABASE_URL as it is. */
export async function startTestServer(databaseUrl: string | undefined): Promise<TestServer> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => {} };
  await removeServersOfKilledRuns();
  const folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbedded({ folder, log });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A killed run leaves its server running: its folder's name says whose it was. */
async function removeServersOfKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = path.join(tmpdir(), name);
    const left = await startEmbedded({ folder, log }).catch(() => null);
    await left?.stop();
    if (left !== null) await rm(folder, { recursive: true, force: true });
  }
}
