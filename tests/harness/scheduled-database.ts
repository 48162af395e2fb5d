import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { guardedPool } from '../../src/storage/guarded-pool.ts';
import type { Database } from '../../src/storage/tables.ts';

/**
 * The product's way to the database, in which each statement first waits for its `turn`: so a
 * test decides in which order the statements of several requests reach PostgreSQL.
 */
export function scheduledDatabase(
  pool: Pool,
  turn: (statement: string) => Promise<unknown>,
): Kysely<Database> {
  const guarded = guardedPool(pool);
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await guarded.connect();
    const query = async (statement: string, values: readonly unknown[]) => {
      await turn(statement);
      return await (client as unknown as PoolClient).query(statement, [...values]);
    };
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    };
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { ...guarded, connect } }) });
}
