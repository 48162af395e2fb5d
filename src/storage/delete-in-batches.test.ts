import { describe, expect, it } from '@jest/globals';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { aDatabase } from '../../tests/harness/database.ts';
import { deleteInBatches, rowsAtOnce } from './delete-in-batches.ts';
import type { Database } from './tables.ts';

const { db, pool } = await aDatabase();
let statements = 0;
const dialect = new PostgresDialect({ pool });
const counted = new Kysely<Database>({ dialect, log: () => void (statements += 1) });

/** Stores so many rows that go, and one that stays. */
async function store(count: number): Promise<void> {
  await sql`delete from heard_activity`.execute(db);
  await sql`insert into heard_activity (key, at) select number::text, '2026-01-01'
    from generate_series(1, ${count}::integer) number`.execute(db);
  await sql`insert into heard_activity (key, at) values ('stays', '2026-02-01')`.execute(db);
}
const old = sql`at < '2026-01-15'`;
const left = async () => (await db.selectFrom('heard_activity').select('key').execute()).length;

describe('deleting in batches', () => {
  it.each([
    [0, 1],
    [1, 1],
    [rowsAtOnce - 1, 1],
    [rowsAtOnce, 2],
    [2 * rowsAtOnce + 1, 3],
  ])('of %i rows takes %i statements, and all but the others are gone', async (count, times) => {
    await store(count);
    statements = 0;
    expect(await deleteInBatches(counted, 'heard_activity', old)).toBe(count);
    expect([statements, await left()]).toEqual([times, 1]);
  });

  it('by two at once deletes every row once, and waits for none that somebody works on', async () => {
    await store(3 * rowsAtOnce);
    await db.transaction().execute(async (tx) => {
      await tx
        .selectFrom('heard_activity')
        .select('key')
        .where('key', '=', '7')
        .forUpdate()
        .executeTakeFirstOrThrow();
      const both = [1, 2].map(async () => await deleteInBatches(db, 'heard_activity', old));
      const [one = 0, other = 0] = await Promise.all(both);
      // One that finds the other's rows locked may end early: the rest is the other's.
      expect(one + other + (await left())).toBe(3 * rowsAtOnce + 1);
    });
    await deleteInBatches(db, 'heard_activity', old);
    expect(await left()).toBe(1);
  });
});
