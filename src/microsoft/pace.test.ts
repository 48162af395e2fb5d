import { describe, expect, it } from '@jest/globals';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import { aDatabase } from '../../tests/harness/database.ts';
import { until } from '../../tests/harness/until.ts';
import { systemClock } from '../clock.ts';
import { openLog } from '../log.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/tables.ts';
import { forgetTurns, leaseMs } from './graph-turns.ts';
import {
  atOnceForMailbox,
  longestWaitMs,
  mostWaiting,
  openPace,
  perSecondForTeam,
} from './pace.ts';

const { db, pool } = await aDatabase();
const log = pino({ level: 'silent' });

/** An instance of the service, as far as it calls Graph; `asked` counts what it asked the database. */
function anInstance(clock = systemClock) {
  let asked = 0;
  const dialect = new PostgresDialect({ pool });
  const own = new Kysely<Database>({ dialect, log: () => void (asked += 1) });
  return { ...openPace({ db: own, clock, log }), asked: () => asked };
}

/** Calls that are answered when the test says so, counted while they are under way. */
function held() {
  const begun: (() => void)[] = [];
  let [underWay, most] = [0, 0];
  const call = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise<void>((resolve) => begun.push(resolve));
    underWay -= 1;
  };
  return { begun, call, most: () => most, end: () => begun.shift()?.() };
}

/** Forgets what may be forgotten; gives how many turns that were. */
async function forgotten(): Promise<number> {
  const count = async () => (await db.selectFrom('graph_turn').select('turn').execute()).length;
  const before = await count();
  await forgetTurns(db);
  return before - (await count());
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const yes = async () => await Promise.resolve('yes');

describe('calls to Graph from two instances', () => {
  it('meet one mailbox three at a time, all of them together', async () => {
    const [one, other] = [anInstance(), anInstance()];
    const path = ['users', 'meera', 'events'];
    const { begun, call, most, end } = held();
    const calls = times(6).flatMap(() => [one.inTurn(path, call), other.inTurn(path, call)]);
    // They have looked for a turn again and again: whoever is let in wrongly is in by then.
    await until(() => one.asked() + other.asked() > 24, { what: 'the others wait' });
    expect(begun).toHaveLength(atOnceForMailbox);
    const over = Promise.all(calls).then(() => true);
    const ending = setInterval(end, 5);
    expect(await over).toBe(true);
    clearInterval(ending);
    expect(most()).toBe(atOnceForMailbox);
  });

  it('meet another mailbox meanwhile, and what has no limit of its own without a statement', async () => {
    const [one, other] = [anInstance(), anInstance()];
    const busy = held();
    const calls = times(5).map(() => one.inTurn(['users', 'busy', 'events'], busy.call));
    await until(() => busy.begun.length === atOnceForMailbox, { what: 'the mailbox is busy' });
    for (const instance of [one, other])
      expect(await instance.inTurn(['users', 'free', 'events'], yes)).toBe('yes');
    const before = other.asked();
    expect(await other.inTurn(['drives', 'busy', 'items'], yes)).toBe('yes');
    expect(other.asked()).toBe(before);
    const ending = setInterval(busy.end, 5);
    await Promise.all(calls);
    clearInterval(ending);
  });

  it('meet one team four times in any second, and another one meanwhile', async () => {
    const instances = [anInstance(), anInstance()];
    const arrived: number[] = [];
    const others: number[] = [];
    const arrive = async (at: number[]) => void at.push(await Promise.resolve(performance.now()));
    const calls = times(6).flatMap(() =>
      instances.map(async ({ inTurn }) => {
        await inTurn(['teams', 'one', 'members'], async () => await arrive(arrived));
      }),
    );
    await until(() => arrived.length === perSecondForTeam, { what: 'the first second is full' });
    for (const { inTurn } of instances)
      await inTurn(['teams', 'two', 'members'], async () => await arrive(others));
    await Promise.all(calls);
    expect(arrived).toHaveLength(12);
    const seconds = arrived.slice(perSecondForTeam).map((at, index) => at - (arrived[index] ?? at));
    // The clocks of the test and of the database are read a moment apart, and in whole milliseconds.
    for (const ms of seconds) expect(ms).toBeGreaterThan(999);
    expect(others.every((at) => at < (arrived.at(-1) ?? 0))).toBe(true);
  });

  it('come to their turn though another instance has a crowd waiting', async () => {
    const [crowded, single] = [anInstance(), anInstance()];
    const path = ['users', 'crowded', 'events'];
    let left = 60;
    const crowd = times(left).map(async () => {
      await crowded.inTurn(path, async () => await Promise.resolve());
      left -= 1;
    });
    await until(() => left < 60, { what: 'the crowd is on its way' });
    await single.inTurn(path, yes);
    expect(left).toBeGreaterThan(0);
    await Promise.all(crowd);
  });

  it('take over the turns of an instance that was killed, which frees nothing any more', async () => {
    const [killed, other] = [anInstance(), anInstance()];
    const path = ['users', 'left-behind', 'events'];
    const [dead, alive] = [held(), held()];
    const late = times(atOnceForMailbox).map(() => killed.inTurn(path, dead.call));
    await until(() => dead.begun.length === atOnceForMailbox, { what: 'all turns are taken' });
    const waiting = times(5).map(() => other.inTurn(path, alive.call));
    await until(() => other.asked() > 9, { what: 'the other waits' });
    expect(alive.begun).toHaveLength(0);
    await sql`update graph_turn set free_at = free_at - ${leaseMs}::integer * interval '1 ms'
      where place = 'users/left-behind'`.execute(db);
    await until(() => alive.begun.length === atOnceForMailbox, { what: 'the other goes on' });
    for (const _call of late) dead.end();
    await Promise.all(late);
    const third = anInstance();
    const next = third.inTurn(path, alive.call);
    await until(() => third.asked() > 6, { what: 'a third one waits' });
    expect(alive.begun).toHaveLength(atOnceForMailbox);
    const ending = setInterval(alive.end, 5);
    await Promise.all([...waiting, next]);
    clearInterval(ending);
    expect(alive.most()).toBe(atOnceForMailbox);
  });
});

describe('turns that nobody took since yesterday', () => {
  it('are forgotten, and no others', async () => {
    const { inTurn } = anInstance();
    for (const name of ['yesterday', 'today']) await inTurn(['users', name, 'events'], yes);
    await sql`update graph_turn set free_at = free_at - interval '1 day'
      where place = 'users/yesterday'`.execute(db);
    await until(async () => (await forgotten()) > 0, { what: 'the turn has rested' });
    const left = await db.selectFrom('graph_turn').select('place').distinct().execute();
    expect(left.map(({ place }) => place)).toContain('users/today');
    expect(left.map(({ place }) => place)).not.toContain('users/yesterday');
  });
});

describe('a call to Graph', () => {
  it('gives its turn back when it fails', async () => {
    const { inTurn } = anInstance();
    const path = ['users', 'unlucky', 'events'];
    const failing = async () => await Promise.reject(new Error('reset'));
    for (const _turn of times(5)) await expect(inTurn(path, failing)).rejects.toThrow('reset');
    expect(await inTurn(path, yes)).toBe('yes');
  });

  it('is refused as throttled, with the seconds to wait, when too many wait or it waited too long', async () => {
    let now = Temporal.Now.instant();
    const instance = anInstance({ now: () => now });
    const path = ['teams', 'crowd', 'members'];
    const { begun, call } = held();
    const calls = times(perSecondForTeam + mostWaiting).map(() => instance.inTurn(path, call));
    await until(() => begun.length === perSecondForTeam, { what: 'all turns are taken' });
    const throttled = { kind: 'throttled', retryAfterSeconds: 30 };
    await expect(instance.inTurn(path, call)).rejects.toMatchObject(throttled);
    now = now.add({ milliseconds: longestWaitMs + 1 });
    for (const end of begun) end();
    const ends = await Promise.allSettled(calls);
    const refused = ends.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(mostWaiting);
    for (const { reason } of refused) expect(reason).toMatchObject(throttled);
  });

  it('is refused as throttled when another instance holds every turn for too long', async () => {
    let now = Temporal.Now.instant();
    const [one, other] = [anInstance(), anInstance({ now: () => now })];
    const path = ['users', 'taken', 'events'];
    const { begun, call, end } = held();
    const calls = times(atOnceForMailbox).map(() => one.inTurn(path, call));
    await until(() => begun.length === atOnceForMailbox, { what: 'all turns are taken' });
    const refused = other.inTurn(path, yes).catch((error: unknown) => error);
    await until(() => other.asked() > 2, { what: 'the other waits' });
    now = now.add({ milliseconds: longestWaitMs + 1 });
    expect(await refused).toMatchObject({ kind: 'throttled', retryAfterSeconds: 30 });
    for (const _call of calls) end();
    await Promise.all(calls);
  });

  it('is not made when the database cannot say whose turn it is', async () => {
    const nowhere = await openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', log });
    const pace = openPace({ db: nowhere.db, clock: systemClock, log });
    let made = 0;
    const call = async () => await Promise.resolve((made += 1));
    const unavailable = { code: 'database_unavailable' };
    await expect(pace.inTurn(['users', 'a', 'events'], call)).rejects.toMatchObject(unavailable);
    await expect(pace.inTurn(['teams', 'b', 'members'], call)).rejects.toMatchObject(unavailable);
    expect(made).toBe(0);
    await nowhere.close();
  });

  it('has its result though its turn cannot be given back', async () => {
    const lines: string[] = [];
    const { connectionString = '' } = pool.options;
    const gone = await openDatabase({ databaseUrl: connectionString, log });
    const noting = openLog({ level: 'info', write: (line) => lines.push(line) });
    const pace = openPace({ db: gone.db, clock: systemClock, log: noting });
    const call = async () => {
      await gone.close();
      return await yes();
    };
    expect(await pace.inTurn(['users', 'kept', 'events'], call)).toBe('yes');
    expect(lines.join('')).toContain('a turn at Graph could not be given back');
  });
});
