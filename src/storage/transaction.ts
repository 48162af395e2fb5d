import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { errorCode } from './error-code.ts';
import type { Database } from './tables.ts';

const repeats = 3;
/** serialization_failure and deadlock_detected: PostgreSQL undid everything, so again is safe. */
const repeatable = new Set(['40001', '40P01']);

/**
 * Runs `work` in one transaction (read committed) and gives its result; any throw undoes it. After
 * a deadlock or serialization failure it runs again, at most three times, so `work` touches nothing
 * but the transaction. Throws DatabaseUnavailable when the connection failed: then it is unknown
 * whether the change was stored.
 */
export async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel('read committed').execute(work);
    } catch (error) {
      if (attempt > repeats || !repeatable.has(errorCode(error))) throw error;
    }
    await wait(20 * attempt);
  }
}
