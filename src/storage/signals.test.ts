import { afterAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pino from 'pino';
import { aDatabase } from '../../tests/harness/database.ts';
import { readyFacts } from '../../tests/harness/facts.ts';
import { startHalfOpenProxy } from '../../tests/harness/half-open-proxy.ts';
import { storeDeal } from '../../tests/harness/stored-deal.ts';
import { until } from '../../tests/harness/until.ts';
import { openSignals, signalChange, type Signals } from './signals.ts';
import { inTransaction } from './transaction.ts';

const { db, url } = await aDatabase();
const log = pino({ level: 'silent' });
const opened: Signals[] = [];
const { id: one } = await storeDeal(db, readyFacts());
const { id: other } = await storeDeal(db, readyFacts());
afterAll(async () => {
  await Promise.all(opened.map(async (signals) => await signals.close()));
});

/** A listener that already listens: it was told so when its connection was opened. */
async function aListener(options: { url: string; pulseMs?: number }) {
  const signals = openSignals({ log, ...options });
  opened.push(signals);
  const heard = { one: 0, other: 0 };
  const leave = signals.listen(one, () => (heard.one += 1));
  signals.listen(other, () => (heard.other += 1));
  await until(() => heard.one === 1, { what: 'the connection listens' });
  return { signals, heard, leave };
}

const change = async (handoverId: string) =>
  await inTransaction(
    db,
    async (tx) => await signalChange(tx, { handoverId, changed: 'checklist' }),
  );

async function cutConnections(): Promise<number> {
  const cut = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'handover-live' and datname = current_database()`.execute(db);
  return cut.rows.length;
}

describe('signals of changes', () => {
  it('are heard after the commit, by those who listen to that handover', async () => {
    const { heard } = await aListener({ url });
    await change(one);
    await until(() => heard.one === 2, { what: 'the change is heard' });
    expect(heard.other).toBe(1);
  });

  it('say where the change is seen, each place once for a transaction', async () => {
    const { signals } = await aListener({ url });
    const said: string[] = [];
    signals.listen(one, (changed) => said.push(changed));
    await inTransaction(db, async (tx) => {
      for (const changed of ['checklist', 'promises', 'checklist', 'all'] as const) {
        await signalChange(tx, { handoverId: one, changed });
      }
    });
    await until(() => said.length === 3, { what: 'each place is heard' });
    await change(one);
    await until(() => said.length === 4, { what: 'the next change is heard' });
    expect(said).toEqual(['checklist', 'promises', 'all', 'checklist']);
  });

  it('of an older instance that says no place, or of a newer one’s, may be anywhere', async () => {
    const { signals } = await aListener({ url });
    const said: string[] = [];
    signals.listen(one, (changed) => said.push(changed));
    for (const payload of [one, `${one} risks`]) {
      await sql`select pg_notify('handover', ${payload})`.execute(db);
    }
    await until(() => said.length === 2, { what: 'both are heard' });
    expect(said).toEqual(['all', 'all']);
  });

  it('are counted with the change, and with its version where it has one', async () => {
    const counts = async () =>
      await db
        .selectFrom('handover')
        .select(['version', 'signalled'])
        .where('id', '=', other)
        .executeTakeFirstOrThrow();
    const before = await counts();
    await change(other);
    await inTransaction(
      db,
      async (tx) => await signalChange(tx, { handoverId: other, changed: 'all', version: 9 }),
    );
    expect(await counts()).toEqual({ version: 9, signalled: before.signalled + 2 });
  });

  it('CR06 are not heard of what was undone', async () => {
    const { heard } = await aListener({ url });
    const undone = inTransaction(db, async (tx) => {
      await signalChange(tx, { handoverId: one, changed: 'all' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    // What is told in order shows that nothing came before it.
    await change(other);
    await until(() => heard.other === 2, { what: 'the next change is heard' });
    expect(heard.one).toBe(1);
  });

  it('are not heard by who has left', async () => {
    const { heard, leave } = await aListener({ url });
    leave();
    await change(one);
    await change(other);
    await until(() => heard.other === 2, { what: 'the next change is heard' });
    expect(heard.one).toBe(1);
  });

  it('CR04 are heard again after the connection was ended, and everybody is told to look', async () => {
    const { heard } = await aListener({ url });
    expect(await cutConnections()).toBeGreaterThan(0);
    await until(() => heard.one === 2 && heard.other === 2, { what: 'everybody is told to look' });
    await change(one);
    await until(() => heard.one === 3, { what: 'changes are heard again' });
  });

  it('CR04 are heard again after the connection went dark', async () => {
    const proxy = await startHalfOpenProxy(url);
    const { signals, heard } = await aListener({ url: proxy.url, pulseMs: 50 });
    proxy.goDark();
    await change(one);
    proxy.recover();
    await until(() => heard.one === 2, { what: 'everybody is told to look' });
    await change(one);
    await until(() => heard.one === 3, { what: 'changes are heard again' });
    await signals.close();
    await proxy.close();
  });

  it('can be closed while the database is away', async () => {
    const signals = openSignals({ url: 'postgres://a:b@127.0.0.1:1/none', log });
    signals.listen(one, () => undefined);
    await expect(signals.close()).resolves.toBeUndefined();
  });
});
