import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { Client } from 'pg';
import type { Log } from '../log.ts';
import { errorCode } from './error-code.ts';
import type { Database } from './tables.ts';

const channel = 'handover';
const longestPauseMs = 5_000;

/** Says inside a transaction that a handover changed; every process hears it once that commits. */
export async function signalChange(tx: Kysely<Database>, handoverId: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${handoverId})`.execute(tx);
}

/** Hears which handovers change, whichever process changes them. */
export interface Signals {
  /** Calls `heard` after a change and whenever one may have been missed; gives the way to stop. */
  listen(handoverId: string, heard: () => void): () => void;
  close(): Promise<void>;
}

type Options = {
  url: string;
  log: Log;
  /** How often the connection is asked whether it still lives. */
  pulseMs?: number;
};

/**
 * Listens on a connection of its own, since PostgreSQL tells only the session that asked. A lost
 * one is opened again for as long as it takes; then every listener is called.
 */
export function openSignals({ url, log, pulseMs = 15_000 }: Options): Signals {
  const listeners = new Map<string, Set<() => void>>();
  const stop = new AbortController();
  const tell = (handoverId: string) => listeners.get(handoverId)?.forEach((heard) => heard());
  const tellAll = () => [...listeners.keys()].forEach(tell);
  const running = keepOpen({ url, log, pulseMs, stopped: stop.signal, tell, tellAll });
  return {
    listen: (handoverId, heard) => {
      const those = listeners.get(handoverId) ?? new Set();
      listeners.set(handoverId, those.add(heard));
      return () => {
        those.delete(heard);
        if (those.size === 0 && listeners.get(handoverId) === those) listeners.delete(handoverId);
      };
    },
    close: async () => {
      stop.abort();
      await running;
    },
  };
}

type Connection = Required<Options> & {
  stopped: AbortSignal;
  tell: (handoverId: string) => void;
  tellAll: () => void;
};

async function keepOpen(connection: Connection): Promise<void> {
  const { log, stopped, tellAll } = connection;
  let failures = 0;
  while (!stopped.aborted) {
    const opened = () => {
      if (failures > 0) log.info('live updates are heard again');
      failures = 0;
      tellAll();
    };
    const error = await untilLost(connection, opened).catch((problem: unknown) => problem);
    if (stopped.aborted) return;
    log.warn({ code: errorCode(error) }, 'live updates are not heard: the connection ended');
    const pauseMs = Math.min(longestPauseMs, 100 * 2 ** failures);
    failures += 1;
    await wait(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** One connection, from its opening until it is lost or no longer wanted; always throws then. */
async function untilLost(connection: Connection, opened: () => void): Promise<never> {
  const { url, pulseMs, stopped, tell } = connection;
  // Ours, so that it can be let go of at once: pg waits for the answer of a server that went dark.
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    application_name: 'handover-live',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
    stream: () => socket,
  });
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort());
  client.on('notification', ({ payload }) => tell(payload ?? ''));
  const letGo = () => socket.destroy();
  stopped.addEventListener('abort', letGo);
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    opened();
    for (;;) {
      await wait(pulseMs, undefined, { signal: lost.signal });
      await client.query('select 1');
    }
  } finally {
    stopped.removeEventListener('abort', letGo);
    letGo();
  }
}
