import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Log } from '../log.ts';
import { startEmbedded } from './embedded/start.ts';
import type { Embedded } from './embedded/start.ts';
import { errorCode } from './error-code.ts';
import { guardedPool } from './guarded-pool.ts';
import type { Database } from './tables.ts';
import { valueTypes } from './values.ts';

/** The open database. `pool` and `url` are for what speaks to PostgreSQL without kysely. */
export interface Storage {
  db: Kysely<Database>;
  pool: Pool;
  url: string;
  /** Waits for running queries, closes the connections, then stops the server if it is embedded. */
  close(): Promise<void>;
}

/** A server's address, or the folder of the embedded one. */
export type DatabaseChoice = { databaseUrl: string } | { dataDir: string };

/**
 * Opens the database: the server at `databaseUrl`, else the embedded one below `dataDir`. A server
 * that does not answer is no error here: each query then throws DatabaseUnavailable within 5 s.
 */
export async function openDatabase(options: DatabaseChoice & { log: Log }): Promise<Storage> {
  const { log } = options;
  if ('databaseUrl' in options)
    return connect({ url: options.databaseUrl, stop: async () => {} }, log);
  return connect(await startEmbedded({ folder: options.dataDir, log }), log);
}

function connect(server: Embedded, log: Log): Storage {
  const pool = openPool(server.url, log);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardedPool(pool) }) });
  let closing: Promise<void> | undefined;
  const close = async () => {
    // The pool lets go of a connection only when its query is answered; kysely would refuse those
    // that are just connecting.
    await pool.end();
    await db.destroy();
    await server.stop();
  };
  return { db, pool, url: server.url, close: () => (closing ??= close()) };
}

/** How many connections, and how long each step of a query may take, in ms. */
export const poolLimits = {
  max: 20,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 4_500,
  query_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
} as const;

function openPool(url: string, log: Log): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'handover',
    ...poolLimits,
    keepAlive: true,
    types: valueTypes,
  });
  // The pool listens to waiting connections only: an error on a lent one, between two of its
  // queries, would end the process. Its next query reports the loss.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) =>
    log.warn({ code: errorCode(error) }, 'an idle database connection ended'),
  );
  return pool;
}
