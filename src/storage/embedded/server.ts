import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { layout } from './database-files.ts';
import type { Place } from './database-files.ts';
import { isServerOf, livingPostmaster } from './postmaster.ts';
import { EmbeddedRefused } from './refused.ts';
import { run } from './run-program.ts';

const startWithinMs = 90_000;
const stopWithinMs = 30_000;
/** Reasons that pass by themselves: dying children of a killed server, a port just taken, a rival start. */
const passing = /pre-existing shared memory|could not bind|Address already in use|lock file/i;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // An idle one costs next to nothing; several services and their queues may share the server.
  max_connections: '120',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Details and statements may hold record text, which never belongs in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Attaches to the living server of this place, or starts one on the given or a random free
 * loopback port. Gives the port; refused when it does not come up, saying PostgreSQL's reason.
 */
export async function ensureRunning(place: Place, wantedPort?: number): Promise<number> {
  const deadline = performance.now() + startWithinMs;
  for (;;) {
    const living = await livingPostmaster(layout(place.home).data);
    if (living?.ready) return living.port;
    const started = living ? 'wait' : await start(place, wantedPort ?? (await freePort()));
    if (typeof started === 'number') return started;
    if (performance.now() > deadline) {
      throw new EmbeddedRefused(
        'start_failed',
        `PostgreSQL below ${place.home} did not come up in ${startWithinMs / 1000} s: ` +
          `see ${layout(place.home).log}.`,
      );
    }
    await wait(100);
  }
}

/**
 * Stops the server that runs now and waits for its end; refused when it is still there afterwards.
 * Only this process is signalled: another program may start its own server for the folder meanwhile,
 * which `pg_ctl stop` would take for the one it waits for, and end.
 */
export async function stopServer(place: Place): Promise<void> {
  const { data } = layout(place.home);
  const living = await livingPostmaster(data);
  if (living === null) return;
  // PostgreSQL's "fast" and "immediate" shutdown.
  for (const signal of ['INT', 'QUIT']) {
    await run(place.runner, place.binaries.pgCtl, ['kill', signal, String(living.pid)]);
    if (await endsWithin(stopWithinMs, { pid: living.pid, data })) return;
  }
  throw new EmbeddedRefused('stop_failed', `PostgreSQL below ${place.home} did not stop.`);
}

async function endsWithin(limitMs: number, server: { pid: number; data: string }) {
  const deadline = performance.now() + limitMs;
  while (await isServerOf(server.pid, server.data)) {
    if (performance.now() > deadline) return false;
    await wait(20);
  }
  return true;
}

async function start(place: Place, port: number): Promise<number | 'wait'> {
  const files = layout(place.home);
  const logFrom = await trimLog(files.log);
  const options = Object.entries({ ...settings, port: String(port) }).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  const ran = await run(place.runner, place.binaries.pgCtl, [
    'start',
    '-D',
    files.data,
    '-l',
    files.log,
    '-w',
    '-t',
    '60',
    '-o',
    options.join(' '),
  ]);
  if (ran.exitCode === 0) return port;
  const said = await readFrom(files.log, logFrom);
  if (passing.test(said) || (await livingPostmaster(files.data)) !== null) return 'wait';
  const why = said.split('\n').findLast((line) => line.includes('FATAL')) ?? ran.output;
  throw new EmbeddedRefused(
    'start_failed',
    `PostgreSQL below ${place.home} does not start: ${why.replace(/^.*FATAL:\s*/, '')}`,
  );
}

const keptLogBytes = 5_000_000;

/** Sets a log that grew long aside as the one older log; gives the length of the present one, in bytes. */
async function trimLog(log: string): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0;
  if (size < keptLogBytes) return size;
  await rename(log, `${log}.old`);
  return 0;
}

/** Gives what was written after a position, in bytes; at most 16 kB, nothing when there is no log. */
async function readFrom(log: string, position: number): Promise<string> {
  const file = await open(log, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16_000), position });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Asks the system for a port nobody listens on; taken by another before its use, the start repeats. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
