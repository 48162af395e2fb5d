import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Client } from 'pg';
import { aDatabase, createDatabase } from '../../tests/harness/database.ts';
import { until } from '../../tests/harness/until.ts';
import { openLog } from '../log.ts';
import { jobNames, startQueue, type Handlers, type JobName, type RunningQueue } from './queue.ts';

const log = openLog({ level: 'error' });
const storage = await aDatabase();

/** Hands out the jobs of one kind; there are none of the others. */
async function work(queue: RunningQueue, name: JobName, handle: Handlers[JobName]): Promise<void> {
  const others = jobNames.map((one) => [one, async () => await Promise.resolve()]);
  await queue.work({ ...(Object.fromEntries(others) as Handlers), [name]: handle });
}

describe('the queue', () => {
  it('CR06 runs what was committed, and nothing of what was rolled back', async () => {
    const { db, url } = storage;
    const queue = await startQueue({ databaseUrl: url, log });
    const ran: string[] = [];
    await work(queue, 'folders', async (key) => {
      await Promise.resolve(ran.push(key));
    });
    const undone = db.transaction().execute(async (tx) => {
      await queue.enqueue(tx, { name: 'folders', key: 'rolled back' });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await db.transaction().execute(async (tx) => {
      await queue.enqueue(tx, { name: 'folders', key: 'committed' });
    });
    await until(() => ran.length > 0, { what: 'the job runs' });
    expect(ran).toEqual(['committed']);
    await queue.stop();
  });

  it('runs what was put off when it is due, not at the next slow look', async () => {
    const { db, url } = storage;
    const queue = await startQueue({ databaseUrl: url, log });
    const ran: string[] = [];
    await work(queue, 'invitation', async (key) => {
      await Promise.resolve(ran.push(key));
    });
    await db.transaction().execute(async (tx) => {
      await queue.enqueue(tx, { name: 'invitation', key: 'later', afterSeconds: 1 });
      await queue.enqueue(tx, { name: 'invitation', key: 'now' });
    });
    await until(() => ran.includes('later'), { what: 'the late job runs', withinMs: 15_000 });
    expect(ran).toEqual(['now', 'later']);
    await queue.stop();
  });

  it('starts in several instances at once on a database where it never was', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { url, drop } = await createDatabase();
      const start = async () => await startQueue({ databaseUrl: url, log });
      const queues = await Promise.all(Array.from({ length: 4 }, start));
      await Promise.all(queues.map(async (queue) => await queue.stop()));
      await drop();
    }
  });

  it('begins what is due every minute once at a time, however long it takes', async () => {
    const { db, url } = storage;
    const queue = await startQueue({ databaseUrl: url, log });
    const order = async () => await queue.enqueue(db, { name: 'outlook', key: 'outlook' });
    const running: (() => void)[] = [];
    let most = 0;
    await work(queue, 'outlook', async () => {
      await new Promise<void>((resolve) => {
        running.push(resolve);
        most = Math.max(most, running.length);
      });
    });
    await order();
    await until(() => running.length === 1, { what: 'it is begun' });
    await order();
    await order();
    const jobs = `select state from pgboss.job where name = 'outlook' order by state`;
    const states = async () => {
      const { rows } = await sql.raw<{ state: string }>(jobs).execute(db);
      return rows.map(({ state }) => state);
    };
    expect(await states()).toEqual(['active']);
    running.pop()?.();
    await until(async () => (await states()).includes('completed'), { what: 'it is over' });
    await order();
    await until(() => running.length === 1, { what: 'it is begun again' });
    running.pop()?.();
    expect(most).toBe(1);
    await queue.stop();
  });

  it('orders what is done every night once, however many instances run', async () => {
    const { url, drop } = await createDatabase();
    const first = await startQueue({ databaseUrl: url, log });
    const client = new Client({ connectionString: url });
    await client.connect();
    const rows = async (statement: string) =>
      (await client.query<{ count: number }>(statement)).rows;
    const timetable = await rows('select name, cron, timezone from pgboss.schedule order by name');
    expect(timetable).toEqual([
      { name: 'nightly', cron: '20 2 * * *', timezone: 'UTC' },
      { name: 'outlook', cron: '* * * * *', timezone: 'UTC' },
    ]);
    // Now it is due, whatever the time is, and nobody has looked yet: a trigger, because each
    // instance writes the timetable again when it starts, before or after another one reads it.
    await rows(`create function pgboss.due() returns trigger language plpgsql
      as $$ begin new.cron := '* * * * *'; return new; end $$`);
    await rows(`create trigger due before insert or update on pgboss.schedule
      for each row execute function pgboss.due()`);
    await rows('update pgboss.schedule set cron = cron');
    await rows('update pgboss.version set cron_on = null');
    const start = async () => await startQueue({ databaseUrl: url, log });
    const others = await Promise.all(Array.from({ length: 3 }, start));
    const jobs = `select count(*)::integer as count from pgboss.job where name = 'nightly'`;
    await until(async () => ((await rows(jobs))[0]?.count ?? 0) > 0, { what: 'it is ordered' });
    // A test that takes longer than a minute sees the next minute's as well.
    expect(await rows(`${jobs} group by singleton_on having count(*) > 1`)).toEqual([]);
    await Promise.all([first, ...others].map(async (queue) => await queue.stop()));
    await client.end();
    await drop();
  });
});
