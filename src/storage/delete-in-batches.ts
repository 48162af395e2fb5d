import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './tables.ts';

/** So many rows go at once: no statement takes long. */
export const rowsAtOnce = 500;
/** What is left after so many waits for the next time. */
const mostBatches = 400;

/**
 * Deletes the rows of a table for which `where` holds, some at a time; gives how many. Rows that somebody
 * works on are left for the next time, so that neither waits for the other. They are found by their place in
 * the table, because a list of keys makes PostgreSQL read all of it.
 */
export async function deleteInBatches(
  db: Kysely<Database>,
  table: keyof Database,
  where: RawBuilder<unknown>,
): Promise<number> {
  let sum = 0;
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ctid = any(array(
        select ctid from ${sql.table(table)} where ${where}
        limit ${rowsAtOnce}::integer for update skip locked
      ))`.execute(db);
    const count = Number(numAffectedRows);
    sum += count;
    if (count < rowsAtOnce) break;
  }
  return sum;
}
