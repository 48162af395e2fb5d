import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { Client } from 'pg';
import type { Log } from '../log.ts';
import { pages, type Changed } from '../pages.ts';
import { errorCode } from './error-code.ts';
import type { Database } from './tables.ts';

const channel = 'handover';
const longestPauseMs = 5_000;

/** Which handover changed, where that is seen, and the version it gets by it, if it gets one. */
type Signal = { handoverId: string; changed: Changed; version?: number };

/**
 * Says inside a transaction that a handover changed, and counts it, so that no answer from before is
 * still taken for what it is now (`record/tag.ts`); every process hears it once that commits. What is
 * said twice in one transaction is heard once.
 */
export async function signalChange(tx: Kysely<Database>, signal: Signal): Promise<void> {
  const { handoverId, changed, ...version } = signal;
  const told = sql`pg_notify(${channel}, ${`${handoverId} ${changed}`})`;
  await tx
    .updateTable('handover')
    .set((row) => ({ ...version, signalled: row('signalled', '+', 1) }))
    .where('id', '=', handoverId)
    .returning(told.as('told'))
    .execute();
}

/** Called with where a change is seen. */
type Heard = (changed: Changed) => void;

/** Hears which handovers change, whichever process changes them. */
export interface Signals {
  /** Calls `heard` after a change and whenever one may have been missed; gives the way to stop. */
  listen(handoverId: string, heard: Heard): () => void;
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
  const listeners = new Map<string, Set<Heard>>();
  const stop = new AbortController();
  const tell = (handoverId: string, changed: Changed) =>
    listeners.get(handoverId)?.forEach((heard) => heard(changed));
  const tellAll = () => [...listeners.keys()].forEach((handoverId) => tell(handoverId, 'all'));
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
  tell: (handoverId: string, changed: Changed) => void;
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
  client.on('notification', ({ payload = '' }) => {
    const [handoverId = '', page] = payload.split(' ');
    // While an update rolls, an older instance says nothing of where, and a newer one may know more pages.
    tell(handoverId, pages.find((one) => one === page) ?? 'all');
  });
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
