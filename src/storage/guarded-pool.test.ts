import { afterAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { createDatabase } from '../../tests/harness/database.ts';
import { startHalfOpenProxy } from '../../tests/harness/half-open-proxy.ts';
import { until } from '../../tests/harness/until.ts';
import { openDatabase } from './database.ts';
import type { Database } from './tables.ts';
import { inTransaction } from './transaction.ts';

const log = pino({ level: 'silent' });
const { url, drop } = await createDatabase();
const proxy = await startHalfOpenProxy(url);
const storage = await openDatabase({ databaseUrl: proxy.url, log });
afterAll(async () => {
  await storage.close();
  await proxy.close();
  await drop();
});

const { db } = storage;
const sleep = (seconds: number, on: Kysely<Database> = db) =>
  sql`select pg_sleep(${seconds})`.execute(on);
const ask = async () => (await sql<{ one: number }>`select 1 as one`.execute(db)).rows[0]?.one;
const unavailable = (reason: string) => ({ code: 'database_unavailable', reason });

describe('the pool behind kysely', () => {
  it('CR04 answers within its time limit when the connection went dark, and recovers', async () => {
    expect(await ask()).toBe(1);
    proxy.goDark();
    const work = inTransaction(db, () => ask());
    await expect(work).rejects.toMatchObject(unavailable('timeout'));
    expect(storage.pool.totalCount).toBe(0);
    proxy.recover();
    expect(await ask()).toBe(1);
  });

  it('CR04 does not wait once more for the rollback on a dark connection', async () => {
    const began = performance.now();
    const work = inTransaction(db, async (tx) => {
      proxy.goDark();
      await sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toMatchObject(unavailable('timeout'));
    const inOneLimit = performance.now() - began;
    proxy.recover();
    const once = performance.now();
    await expect(sleep(60)).rejects.toMatchObject(unavailable('timeout'));
    expect(inOneLimit / (performance.now() - once)).toBeLessThan(1.8);
  });

  it('survives connections that end while they are lent out', async () => {
    const work = inTransaction(db, async (tx) => {
      await sql`select 1`.execute(tx);
      proxy.cut();
      await new Promise((resolve) => setImmediate(resolve));
      await sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toMatchObject(unavailable('connection'));
    expect(await ask()).toBe(1);
  });

  it('keeps the connection when only the statement took too long', async () => {
    await ask();
    const { totalCount } = storage.pool;
    await expect(
      sql`begin; set local statement_timeout = 50; select pg_sleep(60)`.execute(db),
    ).rejects.toMatchObject(unavailable('timeout'));
    expect(storage.pool.totalCount).toBe(totalCount);
    await sql`rollback`.execute(db);
  });

  it('says that a server which is not there is unavailable', async () => {
    const nowhere = await openDatabase({ databaseUrl: 'postgres://a:b@127.0.0.1:1/none', log });
    const question = sql`select 1`.execute(nowhere.db);
    await expect(question).rejects.toMatchObject(unavailable('connection'));
    await nowhere.close();
  });

  it('leaves other errors as they are', async () => {
    await expect(sql`select 1 / 0`.execute(db)).rejects.toMatchObject({ code: '22012' });
  });

  it('closes once, after running queries have finished', async () => {
    const other = await openDatabase({ databaseUrl: url, log });
    const order: string[] = [];
    const running = sleep(0.3, other.db).then(() => order.push('answered'));
    await until(() => other.pool.totalCount > 0, { what: 'the query is under way' });
    await Promise.all([other.close(), other.close()]).then(() => order.push('closed'));
    await running;
    expect(order).toEqual(['answered', 'closed']);
    await expect(sql`select 1`.execute(other.db)).rejects.toThrow();
  });
});
