import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { locateBinaries } from '../../src/storage/embedded/binaries.ts';
import { choosePlace } from '../../src/storage/embedded/choose-place.ts';
import { initialise, layout, superuser } from '../../src/storage/embedded/database-files.ts';
import { run } from '../../src/storage/embedded/run-program.ts';
import { freePort } from '../../src/storage/embedded/server.ts';

/** A PostgreSQL server that nobody watches over, so that a test can stop and start it. */
export interface OwnServer {
  /** Names its maintenance database. */
  url: string;
  /** As a power cut does: nothing is finished, nothing is written down (`pg_ctl -m immediate`). */
  stopAtOnce(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  close(): Promise<void>;
}

/** Starts one on a free loopback port, with room for the connections of many services. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-server-'));
  const log = pino({ level: 'silent' });
  const place = await choosePlace({ folder, log, binaries: await locateBinaries() });
  await initialise(place, log);
  const files = layout(place.home);
  const password = (await readFile(files.password, 'utf8')).trim();
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port };
  const options = Object.entries({ ...settings, max_connections: 300, timezone: 'UTC' });
  const words = options.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const control = async (...args: string[]): Promise<void> => {
    const { pgCtl } = place.binaries;
    const { exitCode, output } = await run(place.runner, pgCtl, [...args, '-D', files.data, '-w']);
    if (exitCode !== 0) throw new Error(`pg_ctl ${args[0]}: ${output}`);
  };
  const start = async () => await control('start', '-l', files.log, '-o', words);
  await start();
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    stopAtOnce: async () => await control('stop', '-m', 'immediate'),
    start,
    close: async () => {
      await control('stop', '-m', 'immediate').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
