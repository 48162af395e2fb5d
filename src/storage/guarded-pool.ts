import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { errorCode } from './error-code.ts';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

/**
 * The pool as kysely sees it: failures to reach the database come out as DatabaseUnavailable, and a
 * connection that failed once is thrown away instead of being given to the next request (pg puts
 * one back whose answer never came). Ending is left to the pool's owner.
 */
export function guardedPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => guarded(await pool.connect().catch(notReached)),
    end: async () => undefined,
  };
}

function guarded(client: PoolClient): PostgresPoolClient {
  let broken: DatabaseUnavailable | null = null;
  const send = async (sql: string, parameters: readonly unknown[]) => {
    if (broken !== null) throw broken;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      const known = asUnavailable(error);
      if (known instanceof DatabaseUnavailable && !stillUsable(known)) broken = known;
      throw known;
    }
  };
  return {
    // kysely's second form, reading by cursor, needs pg-cursor, which Handover does not have.
    query: send as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || broken !== null),
  };
}

/** PostgreSQL ended one statement for its time or means; the connection answers on. */
function stillUsable(error: DatabaseUnavailable): boolean {
  return /^(57014|55P03|53[14]..|25006)$/.test(errorCode(error.cause));
}

/** Whatever the server says to a new connection: it lets nobody in. */
function notReached(error: unknown): never {
  const known = asUnavailable(error);
  if (known instanceof DatabaseUnavailable) throw known;
  throw new DatabaseUnavailable('connection', { cause: error });
}
