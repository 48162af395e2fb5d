import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { aDatabase } from '../../tests/harness/database.ts';
import { ids } from '../../tests/harness/facts.ts';
import { until } from '../../tests/harness/until.ts';
import type { App } from '../app.ts';
import type { Job } from '../jobs/queue.ts';
import { openLog } from '../log.ts';
import { openTemplates } from '../templates/catalogue.ts';
import { attentionFrom, attentionPart } from './facts.ts';
import { cancelEffects, orderEffect } from './order.ts';
import { retryEffect } from './retry.ts';
import { runEffect } from './run.ts';
import type { Outcome } from './settle.ts';

const { db } = await aDatabase();
const jobs: Job[] = [];
const lines: string[] = [];
/** The handovers for which what waits was worked out. */
const changed: string[] = [];

const app: App = {
  db,
  clock: { now: () => Temporal.Instant.from('2026-11-23T09:00:00Z') },
  queue: {
    enqueue: async (_tx, job) => {
      await Promise.resolve(jobs.push(job));
    },
  },
  roster: {
    membersOf: async () => await Promise.resolve([]),
    channelOf: async () => await Promise.resolve(null),
  },
  log: openLog({ level: 'trace', write: (line) => lines.push(line) }),
  templates: openTemplates(),
  afterChange: async (_app, _tx, id) => void changed.push(await Promise.resolve(id)),
  edition: 'test',
  settings: {
    tenantId: ids.tenant,
    deliveryHeads: [],
    publicUrl: 'https://handover.example',
    teamsAppId: ids.row,
    region: 'CH',
    timeZone: 'Europe/Zurich',
  },
};

let handoverId: string;

async function attention() {
  const row = await db
    .selectFrom('handover')
    .select(attentionPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return attentionFrom(row.attention);
}

beforeEach(async () => {
  handoverId = randomUUID();
  jobs.length = 0;
  await db
    .insertInto('handover')
    .values({
      id: handoverId,
      tenant_id: ids.tenant,
      depth: 'standard',
      template_id: 'general',
      template_version: 1,
      project: 'Contoso',
      client_name: 'Contoso AG',
      promised_start: '2026-12-07',
      go_live: '2027-03-31',
      created_by: ids.riya,
      created_at: '2026-11-23T09:00:00Z',
      deal: null,
      late_reason: null,
      team_id: null,
      channel_id: null,
      channel_name: null,
      submitted_by: null,
      submitted_at: null,
      accepted_by: null,
      accepted_at: null,
      mirror_by: null,
      mirror_at: null,
      mirror_approved_by: null,
      mirror_approved_at: null,
    })
    .execute();
});

async function order(key = `folders/${handoverId}`): Promise<string> {
  const what = 'Make the folders in SharePoint';
  await db.transaction().execute(async (tx) => {
    await orderEffect(app, tx, { key, handoverId, kind: 'folders', what, request: { a: 1 } });
  });
  return key;
}
const ends = (outcome: Outcome) => async () => await Promise.resolve(outcome);
const stateOf = async (key: string) =>
  await db
    .selectFrom('effect')
    .select(['state', 'attempts', 'problem'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();

describe('an effect', () => {
  it('is ordered once, however often it is ordered', async () => {
    const key = await order();
    await order();
    expect(jobs).toEqual([{ name: 'folders', key }]);
  });

  it('T9 is not done a second time when its job runs twice', async () => {
    const key = await order();
    let done = 0;
    const perform = async (): Promise<Outcome> => {
      done += 1;
      return await Promise.resolve({ kind: 'done', result: { id: 'x' } });
    };
    await runEffect(app, key, perform);
    await runEffect(app, key, perform);
    expect(done).toBe(1);
    expect(await stateOf(key)).toMatchObject({ state: 'done' });
  });

  it('GR01 waits as long as it was told, and waiting is no failure', async () => {
    const key = await order();
    for (let told = 0; told < 10; told += 1) {
      await runEffect(app, key, ends({ kind: 'wait', afterSeconds: 3600, because: 'Busy.' }));
    }
    expect(jobs.at(-1)).toEqual({ name: 'folders', key, afterSeconds: 3600 });
    expect(await stateOf(key)).toEqual({ state: 'waiting', attempts: 0, problem: 'Busy.' });
  });

  it('CR08 asks for a person after five failures, and says nothing of what was thrown', async () => {
    const key = await order();
    const poison = async () => await Promise.reject(new Error('CANARY secret DSN'));
    for (let attempt = 0; attempt < 6; attempt += 1) await runEffect(app, key, poison);
    expect(jobs.slice(1).map((job) => job.afterSeconds)).toEqual([2, 4, 8, 16]);
    const [said] = await attention();
    expect(said).toMatchObject({
      key,
      canRetry: true,
      what: expect.stringContaining('failed 5 times'),
    });
    expect(JSON.stringify(said) + lines.join('')).not.toContain('CANARY');
  });

  it('CR07 refuses the late result of a worker that was given up, also after a wait or a new try', async () => {
    const key = await order();
    const stuck = Promise.withResolvers<Outcome>();
    const late = runEffect(app, key, async () => await stuck.promise);
    await until(async () => (await stateOf(key)).attempts === 1, { what: 'the first began' });
    await runEffect(app, key, ends({ kind: 'wait', afterSeconds: 5, because: 'Busy.' }));
    await runEffect(
      app,
      key,
      ends({ kind: 'needs-attention', problem: 'No grant.', todo: 'Ask an admin.' }),
    );
    await db.transaction().execute(async (tx) => await retryEffect(app, tx, { key, handoverId }));
    const ordered = jobs.length;
    stuck.resolve({ kind: 'done', result: { id: 'stale' } });
    await late;
    expect(await stateOf(key)).toMatchObject({ state: 'waiting', problem: null });
    expect(jobs.length).toBe(ordered);
    expect(lines.join('')).toContain('a late result was refused');
  });

  it('CR07 orders nothing for a late failure of something that is done', async () => {
    const key = await order();
    const stuck = Promise.withResolvers<Outcome>();
    const late = runEffect(app, key, async () => await stuck.promise);
    await until(async () => (await stateOf(key)).attempts === 1, { what: 'the first began' });
    await runEffect(app, key, ends({ kind: 'done' }));
    const ordered = jobs.length;
    stuck.reject(new Error('too late'));
    await late;
    expect(await stateOf(key)).toMatchObject({ state: 'done', attempts: 2 });
    expect(jobs.length).toBe(ordered);
  });

  it('can be tried again by a person, and only when it gave up', async () => {
    const key = await order();
    const retry = async () =>
      await db.transaction().execute(async (tx) => await retryEffect(app, tx, { key, handoverId }));
    expect(await retry()).toBe(false);
    await runEffect(
      app,
      key,
      ends({ kind: 'needs-attention', problem: 'No grant.', todo: 'Ask an admin.' }),
    );
    expect(await retry()).toBe(true);
    expect(await stateOf(key)).toEqual({ state: 'waiting', attempts: 0, problem: null });
  });

  it('whose outcome nobody knows is shown and cannot be repeated', async () => {
    const key = await order();
    await runEffect(
      app,
      key,
      ends({ kind: 'uncertain', problem: 'No answer.', todo: 'Look into the chat.' }),
    );
    expect(await attention()).toMatchObject([
      { key, canRetry: false, todo: 'Look into the chat.' },
    ]);
  });

  it('CR06 leaves nothing behind when its transaction is rolled back', async () => {
    const key = `folders/${handoverId}`;
    const failing = db.transaction().execute(async (tx) => {
      await orderEffect(app, tx, { key, handoverId, kind: 'folders', what: 'x', request: {} });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await db.selectFrom('effect').select('key').where('key', '=', key).execute()).toEqual(
      [],
    );
  });
});

describe('an effect of an act that may still be undone', () => {
  const seconds = 10;
  const held = () => ({
    key: `notice/${handoverId}/held`,
    handoverId,
    kind: 'notice' as const,
    what: 'Tell somebody',
    request: {},
  });
  async function ordered(): Promise<string[]> {
    const keys: string[] = [];
    const acting = { ...app, held: { seconds, keys } };
    await db.transaction().execute(async (tx) => await orderEffect(acting, tx, held()));
    return keys;
  }
  const cancel = async (keys: string[]) =>
    await db.transaction().execute(async (tx) => await cancelEffects(tx, keys));
  const run = async () => {
    const ran: string[] = [];
    await runEffect(app, held().key, async ({ key }) => {
      ran.push(await Promise.resolve(key));
      return { kind: 'done' };
    });
    return ran;
  };
  const due = async () =>
    await db.updateTable('effect').set({ start_at: '2020-01-01T00:00:00Z' }).execute();

  it('is put off, and does not begin before, whatever job comes', async () => {
    expect(await ordered()).toEqual([held().key]);
    expect(jobs).toEqual([{ name: 'notice', key: held().key, afterSeconds: seconds }]);
    jobs.length = 0;
    expect(await run()).toEqual([]);
    // A job that came too early comes back when it is due.
    expect(jobs).toEqual([{ name: 'notice', key: held().key, afterSeconds: expect.any(Number) }]);
    expect(jobs[0]?.afterSeconds).toBeGreaterThan(0);
    await due();
    expect(await run()).toEqual([held().key]);
  });

  it('never begins once it was taken back; ordered anew it waits anew', async () => {
    const keys = await ordered();
    expect(await cancel(keys)).toBe(true);
    expect(await run()).toEqual([]);
    await ordered();
    expect(await run()).toEqual([]);
    await due();
    expect(await run()).toEqual([held().key]);
  });

  it('is not taken back once it has begun', async () => {
    const keys = await ordered();
    await due();
    await runEffect(app, held().key, async () => {
      return await Promise.resolve({ kind: 'wait' as const, afterSeconds: 5, because: 'Busy.' });
    });
    expect(await cancel(keys)).toBe(false);
    expect(await run()).toEqual([held().key]);
  });

  it('is none of an act that cannot be undone: it begins at once', async () => {
    await db.transaction().execute(async (tx) => await orderEffect(app, tx, held()));
    expect(jobs).toEqual([{ name: 'notice', key: held().key }]);
    expect(await run()).toEqual([held().key]);
    expect(await cancel([])).toBe(true);
  });
});
