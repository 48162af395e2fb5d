import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverNotice } from '../../bot/telling/notifier.ts';
import { showHandover } from '../../bot/telling/show-handover.ts';
import type { FaultInput } from '../../infra/local/page-model.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { callGraph } from '../../infra/local/testing/call-graph.ts';
import { CHANNELS, PERSONS, TEAM, TEAMS_CLIENT_ID, TENANT_ID } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolders } from '../../src/documents/make-folders.ts';
import { orderEffect } from '../../src/effects/order.ts';
import { createHandover } from '../../src/handover/create.ts';
import type { Job } from '../../src/jobs/queue.ts';
import { invitationKey } from '../../src/kickoff/facts.ts';
import { eventBody } from '../../src/kickoff/invitation.ts';
import { sendInvitation } from '../../src/kickoff/send-invitation.ts';
import { insertKickoff } from '../../src/kickoff/store.ts';
import { nameHolder } from '../../src/record/store.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { openWorkbench, type Workbench } from '../harness/workbench.ts';
import { faultsAtRest } from '../history/read-history.ts';

let product: Product;
let bench: Workbench;
const { riya, meera, ana } = PERSONS;
const folders = '/(children)$/';
const events = '/users\\/[^/]+\\/events$/';

/** The service's parts without its queue: every job here is run by hand, as often as it is ordered. */
beforeAll(async () => {
  product = await startProduct();
  await product.stopService();
  bench = await openWorkbench(product);
});
afterEach(() => product.tenant.faults.clear());
/** Whatever a test left to be done is done; then the whole history is judged. */
afterAll(async () => {
  for (const { name, key } of bench.ordered.splice(0)) await run(name, key);
  const faults = await faultsAtRest(product);
  await bench.close();
  await product.stop();
  expect(faults).toEqual([]);
});

async function run(name: Job['name'], key: string): Promise<void> {
  if (name === 'folders') return await makeFolders(bench, key);
  if (name === 'invitation') return await sendInvitation(bench, key);
  return await (name === 'notice' ? deliverNotice(bench, key) : showHandover(bench, key));
}

/** A new handover; gives the key of what makes its folders. */
async function aFolderJob(project: string): Promise<string> {
  const actor = {
    kind: 'person' as const,
    tenantId: TENANT_ID,
    personId: riya.id,
    name: riya.name,
    isMember: true,
  };
  const { id, name } = CHANNELS.contoso;
  const channel = { teamId: TEAM.id, channelId: id, channelName: name };
  const dates = { promisedStart: workday(10), goLive: workday(88) };
  const input = { project, clientName: 'Contoso AG', ...dates, channel };
  const created = await createHandover(bench.app, actor, { key: randomUUID(), input });
  return `folders/${created.id}`;
}

/** A kickoff that was decided by the project manager; gives the key of what sends its invitation. */
async function anInvitationJob(project: string): Promise<string> {
  const handoverId = (await aFolderJob(project)).replace('folders/', '');
  const at = systemClock.now().toString();
  const named = { handoverId, personId: meera.id, by: riya.id, at };
  await nameHolder(bench.app.db, { ...named, role: 'project-manager' });
  await product.query(`update handover set state = 'accepted' where id = '${handoverId}'`);
  const key = invitationKey(handoverId, 1);
  const day = workday(8);
  const request = eventBody({
    handoverId,
    revision: 1,
    subject: `Kickoff · ${project}`,
    agenda: ['Who is who'],
    attendees: [{ name: ana.name, mail: ana.mail, party: 'client', organizer: false }],
    start: `${day}T10:00:00`,
    end: `${day}T11:00:00`,
    zone: 'W. Europe Standard Time',
  });
  await bench.app.db.transaction().execute(async (tx) => {
    await insertKickoff(tx, {
      handover_id: handoverId,
      revision: 1,
      start_at: `${day}T09:00:00Z`,
      end_at: `${day}T10:00:00Z`,
      time_zone: 'Europe/Zurich',
      organizer: meera.id,
      organizer_mail: meera.mail,
      request: JSON.stringify(request),
      sent_by: meera.id,
      sent_at: `${day}T08:00:00Z`,
    });
    const what = 'Send the kickoff invitation';
    await orderEffect(bench.app, tx, { key, handoverId, kind: 'invitation', what, request: {} });
  });
  return key;
}

interface Settled {
  state: unknown;
  problem: string;
  todo: string;
  /** What each try asked for before the next one, in seconds. */
  waits: (number | undefined)[];
}

/** Runs a job as often as it is ordered again, at most twenty times; the waits are not waited for. */
async function settled(key: string): Promise<Settled> {
  const name = key.split('/')[0] as Job['name'];
  const waits: Settled['waits'] = [];
  for (let tries = 0; tries < 20; tries += 1) {
    takeOut(key);
    await run(name, key);
    const again = bench.ordered.find((job) => job.key === key);
    if (!again) break;
    waits.push(again.afterSeconds);
  }
  const [row] = await product.query(
    `select state, coalesce(problem, '') as problem, coalesce(todo, '') as todo
     from effect where key = '${key}'`,
  );
  return { ...(row as Omit<Settled, 'waits'>), waits };
}

function takeOut(key: string): void {
  const index = bench.ordered.findIndex((job) => job.key === key);
  if (index >= 0) bench.ordered.splice(index, 1);
}

const strike = (path: string, action: FaultInput['do'], match: object = { times: 1 }) =>
  product.tenant.faults.add({ match: { method: 'POST', path, ...match }, do: action });
const made = (kind: string) =>
  product.tenant.graph.ledger.entries().filter((one) => one.kind === kind).length;
const calls = (path: RegExp) =>
  product.tenant.received.filter((one) => one.method === 'POST' && path.test(one.path));

/** Both effects on Graph under the same fault: each is done in the end, and was done once. */
async function bothUnder(action: FaultInput['do'], project: string): Promise<Settled[]> {
  const [before, invitation, set] = [
    [made('folder-created'), made('event-created')],
    await anInvitationJob(`${project} meets`),
    await aFolderJob(project),
  ];
  strike(folders, action, { times: 1, skip: 1 });
  strike(events, action);
  const both = [await settled(set), await settled(invitation)];
  expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
  const after = [made('folder-created'), made('event-created')];
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([4, 1]);
  return both;
}

describe('Graph that fails', () => {
  it.each([500, 502, 503, 504])('GR02 with %i before the effect is asked again', async (status) => {
    const both = await bothUnder({ kind: 'status', status, when: 'before' }, `Before ${status}`);
    expect(both.map(({ waits }) => waits.length)).toEqual([1, 1]);
  });

  it.each<FaultInput['do']>([
    { kind: 'status', status: 504, when: 'after' },
    { kind: 'status', status: 500, when: 'after' },
    { kind: 'reset', when: 'after' },
  ])('GR03 with %j is asked again, and finds what it had made', async (action) => {
    await bothUnder(action, `After ${JSON.stringify(action).replaceAll(/\W+/gu, ' ')}`);
  });

  it.each<FaultInput['do']>([
    { kind: 'truncated' },
    { kind: 'html', status: 502 },
    { kind: 'html', status: 200 },
    { kind: 'empty' },
    { kind: 'garbage' },
  ])('GR06 with the nonsense %j is asked again, and nothing of it is logged', async (action) => {
    await bothUnder(action, `Nonsense ${JSON.stringify(action).replaceAll(/\W+/gu, ' ')}`);
    expect(product.lines.join('')).not.toMatch(/DOCTYPE|never compressed|Service unavailable/u);
  });
});

describe('Graph that asks to wait', () => {
  const busy = (retryAfter?: string): FaultInput['do'] => {
    const told = retryAfter === undefined ? {} : { retryAfter };
    return { kind: 'status', status: 429, when: 'before', ...told };
  };
  it('GR01 is left alone for an hour when it says so, by the queue and not by a worker', async () => {
    const both = await bothUnder(busy('3600'), 'An hour');
    expect(both.map(({ waits }) => waits)).toEqual([[3600], [3600]]);
  });

  it.each([undefined, 'soon', '-5'])(
    'GR01 and does not say how long (%j) is asked later each time, and in the end no more',
    async (retryAfter) => {
      const key = await anInvitationJob(`Told ${retryAfter}`);
      const mend = strike(events, busy(retryAfter), {});
      const { state, waits, todo } = await settled(key);
      expect(state).toBe('needs-attention');
      expect(todo).toMatch(/\S/u);
      expect(waits.length).toBe(7);
      for (const [index, seconds = 0] of waits.entries()) {
        expect(seconds).toBeGreaterThanOrEqual(2 ** (index + 1));
        expect(seconds).toBeLessThanOrEqual(1.5 * 2 ** (index + 1));
      }
      mend();
      await product.query(`update effect set state = 'waiting', attempts = 0 where key = '${key}'`);
      expect(await settled(key)).toMatchObject({ state: 'done' });
    },
  );

  it('GR01 is not asked by everybody at the same moment', async () => {
    const waits = new Set<number | undefined>();
    for (const index of [1, 2, 3, 4]) {
      const key = await anInvitationJob(`Jitter ${index}`);
      strike(events, busy(), { times: 6 });
      for (const seconds of (await settled(key)).waits.slice(-2)) waits.add(seconds);
    }
    expect(waits.size).toBeGreaterThan(2);
  });
});

describe('Graph that refuses', () => {
  it('GR08 a token is asked with a new one, once and at once', async () => {
    const key = await anInvitationJob('Token');
    strike(events, { kind: 'status', status: 401, when: 'before' });
    const before = calls(/\/events$/u).length;
    expect(await settled(key)).toMatchObject({ state: 'done', waits: [] });
    const [first, second, ...more] = calls(/\/events$/u).slice(before);
    expect(more).toEqual([]);
    expect(second?.headers.authorization).not.toBe(first?.headers.authorization);
  });

  it.each([
    [401, /again/u],
    [403, /admin/u],
    [404, /mailbox/u],
    [400, /addresses/u],
  ])('GR08 with %i for good ends in what to do, and is asked no more', async (status, todo) => {
    const key = await anInvitationJob(`Refused ${status}`);
    const mend = strike(events, { kind: 'status', status, code: 'X', when: 'before' }, {});
    const before = calls(/\/events$/u).length;
    const outcome = await settled(key);
    expect(outcome).toMatchObject({ state: 'needs-attention' });
    expect(outcome.todo).toMatch(todo);
    const asked = calls(/\/events$/u).length - before;
    expect(asked).toBe(status === 401 ? 16 : 1);
    mend();
    await product.query(`update effect set state = 'waiting', attempts = 0 where key = '${key}'`);
    expect(await settled(key)).toMatchObject({ state: 'done' });
  });
});

describe('a folder whose name is taken', () => {
  const drive = `/drives/${encodeURIComponent(TEAM.driveId)}`;
  const channel = `/teams/${TEAM.id}/channels/${encodeURIComponent(CHANNELS.contoso.id)}`;
  async function take(name: string, as?: string): Promise<void> {
    const { at } = await callGraph(product.tenant, `GET ${channel}/filesFolder`);
    const body = { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
    const who = as === undefined ? {} : { as, through: TEAMS_CLIENT_ID };
    const path = `POST ${drive}/items/${String(at('id'))}/children`;
    expect((await callGraph(product.tenant, path, { body, ...who })).status).toBe(201);
  }
  const rootOf = async (key: string) => {
    const id = key.replace('folders/', '');
    const [row] = await product.query(
      `select name from folder where handover_id = '${id}' and kind = 'root'`,
    );
    return row?.['name'];
  };

  it('GR05 by somebody else gets another name, and theirs is left alone', async () => {
    await take('Handover – Taken', riya.id);
    const key = await aFolderJob('Taken');
    expect(await settled(key)).toMatchObject({ state: 'done' });
    expect(await rootOf(key)).toBe('Handover – Taken (2)');
    expect(made('item-deleted') + made('item-changed')).toBe(0);
  });

  it('GR05 by us in an attempt that was cut off is taken as ours', async () => {
    await take('Handover – Cut off');
    const key = await aFolderJob('Cut off');
    expect(await settled(key)).toMatchObject({ state: 'done' });
    expect(await rootOf(key)).toBe('Handover – Cut off');
  });

  it('GR05 by another handover of ours gets another name', async () => {
    const [one, other] = [await aFolderJob('Same'), await aFolderJob('Same')];
    await settled(one);
    await settled(other);
    expect([await rootOf(one), await rootOf(other)]).toEqual([
      'Handover – Same',
      'Handover – Same (2)',
    ]);
  });

  it('CR07 by another run of the same job is taken as ours, and no second one is made', async () => {
    const keys = await Promise.all([1, 2, 3].map((one) => aFolderJob(`At once ${one}`)));
    const before = made('folder-created');
    for (const key of keys) {
      // A job that was put off, and the one before it that a crash brought back.
      await Promise.all([run('folders', key), run('folders', key), run('folders', key)]);
      expect(await settled(key)).toMatchObject({ state: 'done' });
    }
    expect(made('folder-created') - before).toBe(4 * keys.length);
  });

  it('GR05 by us is found among more folders than Graph lists at once', async () => {
    const { state } = product.tenant.graph;
    const parent = state.channels.find(({ id }) => id === CHANNELS.contoso.id);
    const like = state.items.find(({ id }) => id === parent?.folderId);
    if (!like) throw new Error('The channel has no folder.');
    const others = Array.from({ length: 1100 }, (_, index) => {
      const [id, name] = [`01OTHER${index}`, `A project ${index}`];
      return { ...like, id, name, parentId: like.id };
    });
    state.items.unshift(...others);
    await take('Handover – Far behind');
    const key = await aFolderJob('Far behind');
    expect(await settled(key)).toMatchObject({ state: 'done' });
    expect(await rootOf(key)).toBe('Handover – Far behind');
    state.items.splice(0, others.length);
  });
});
