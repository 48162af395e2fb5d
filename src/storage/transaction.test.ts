import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { aDatabase } from '../../tests/harness/database.ts';
import type { Database } from './tables.ts';
import { inTransaction } from './transaction.ts';

const { db } = await aDatabase();
await sql`create table tally (name text primary key, amount integer not null)`.execute(db);
await sql`insert into tally values ('left', 0), ('right', 0), ('undone', 0)`.execute(db);

function add(to: Kysely<Database>, name: string) {
  return sql`update tally set amount = amount + 1 where name = ${name}`.execute(to);
}

async function amount(name: string): Promise<number | undefined> {
  const found = await sql<{
    amount: number;
  }>`select amount from tally where name = ${name}`.execute(db);
  return found.rows[0]?.amount;
}

describe('a transaction', () => {
  it('CR06 keeps nothing when the work throws', async () => {
    const work = inTransaction(db, async (tx) => {
      await add(tx, 'undone');
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await amount('undone')).toBe(0);
  });

  it('runs again after a deadlock, so that both sides are stored', async () => {
    let attempts = 0;
    let arrived = 0;
    const bothArrived = Promise.withResolvers<void>();
    const cross = (first: string, second: string) =>
      inTransaction(db, async (tx) => {
        attempts += 1;
        await add(tx, first);
        arrived += 1;
        if (arrived === 2) bothArrived.resolve();
        await bothArrived.promise;
        await add(tx, second);
      });
    await Promise.all([cross('left', 'right'), cross('right', 'left')]);
    expect(attempts).toBe(3);
    expect([await amount('left'), await amount('right')]).toEqual([2, 2]);
  });

  it('gives up after three repeats', async () => {
    let attempts = 0;
    const work = inTransaction(db, async (tx) => {
      attempts += 1;
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
  });

  it('does not repeat other failures', async () => {
    let attempts = 0;
    const work = inTransaction(db, async (tx) => {
      attempts += 1;
      await sql`insert into tally values ('left', 0)`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });
});
