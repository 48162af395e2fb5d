import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { messageActivity } from '../../infra/local/connector/activities.ts';
import { CHANNELS, PERSONS } from '../../infra/local/world.ts';
import { atOnceForMailbox, perSecondForTeam } from '../../src/microsoft/pace.ts';
import { clientWith } from '../harness/client.ts';
import { openFrontDoor, type FrontDoor } from '../harness/front-door.ts';
import { mostAtOnce, mostInASecond } from '../harness/graph-crowds.ts';
import { openStream } from '../harness/live-stream.ts';
import { keepCreating, keepEditing } from '../harness/people-at-work.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { setStage, type Copy, type Stage, type Staged } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import type { Accepted, Edit } from '../history/history.ts';
import { faultsAtRest } from '../history/read-history.ts';

/** An instance, and where it finds Graph: how Graph sees which of them asks. */
interface Instance {
  process: ServiceProcess;
  url: string;
  host: string;
}

let stage: Stage;
let copy: Copy;
let door: FrontDoor;
let database: Client;
let instances: Instance[] = [];
const accepted: Accepted[] = [];
const edits: Edit[] = [];

async function start(host: string): Promise<void> {
  const { MICROSOFT_ADDRESSES: addresses = '', ...others } = copy.environment;
  const graph = 'graph.microsoft.com=http://';
  const MICROSOFT_ADDRESSES = addresses.replace(`${graph}127.0.0.1`, `${graph}${host}`);
  const process = startServiceProcess({ ...others, MICROSOFT_ADDRESSES });
  const url = await process.url;
  await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the instance is ready' });
  instances = [...instances.filter((one) => one.host !== host), { process, url, host }];
}

beforeAll(async () => {
  const drafts = Array.from({ length: 3 }, () => ({ state: 'draft' as const }));
  // In its channel stands one handover only, so that a message there can mean no other.
  const alone = { state: 'accepted' as const, channel: CHANNELS.northwind };
  stage = await setStage([...drafts, alone]);
  copy = await stage.copy({ productUrl: () => door.url });
  door = await openFrontDoor(() => instances.map(({ url }) => url));
  database = new Client({ connectionString: copy.databaseUrl });
  await database.connect();
  // At once, as a platform starts them: both want to migrate and to make the queues.
  await Promise.all([start('127.0.0.1'), start('localhost')]);
}, 120_000);
/** What all of it left behind is judged as a whole. */
afterAll(async () => {
  copy.tenant.faults.clear();
  const faults = await faultsAtRest(copy, { accepted, edits });
  const codes = await Promise.all(instances.map(async ({ process }) => await process.stop()));
  await door.close();
  await database.end();
  const { received } = copy.tenant;
  await copy.close();
  await stage.close();
  expect(faults).toEqual([]);
  expect(codes).toEqual([0, 0]);
  expect(mostAtOnce(received)).toBe(atOnceForMailbox);
  // Both of them keep to what one may do; how much of it they use is the machine's.
  const most = mostInASecond(received);
  expect(most).toBeLessThanOrEqual(perSecondForTeam);
  expect(most).toBeGreaterThan(perSecondForTeam / 2);
}, 120_000);

const staged = (index: number): Staged => {
  const one = stage.handovers[index];
  if (!one) throw new Error('The stage has no such handover.');
  return one;
};
const drafts = () => stage.handovers.slice(0, 3);
const struck = () => copy.tenant.faults.list()[0]?.struck ?? 0;
const tokenOf = async (person: keyof typeof PERSONS) =>
  await copy.tenant.userToken(PERSONS[person].id);

async function count(statement: string, ...values: unknown[]): Promise<number> {
  const { rows } = await database.query<{ count: number }>(statement, values);
  return Number(rows[0]?.count);
}

/** The instance whose request to this path Graph has not answered yet, and the other one. */
function whoAsks(path: RegExp): { asking: Instance; other: Instance } {
  const line = copy.tenant.received.find((one) => path.test(one.path) && one.wentAt === null);
  const host = line?.headers.host?.split(':')[0];
  const asking = instances.find((one) => one.host === host);
  const other = instances.find((one) => one.host !== host);
  if (!asking || !other) throw new Error(`Nobody known asks ${path.source}.`);
  return { asking, other };
}

async function kill({ process }: Instance): Promise<void> {
  process.kill();
  await process.ended;
}

describe('two instances behind one door', () => {
  it('call one mailbox three at a time together, however many look for a time', async () => {
    const meera = clientWith(door.url, await tokenOf('meera'));
    copy.tenant.faults.add({ match: { path: '/getSchedule' }, do: { kind: 'hold' } });
    const asked = Array.from({ length: 12 }, async () => {
      return await meera.get(`${staged(3).path}/kickoff/times`);
    });
    await until(() => struck() === atOnceForMailbox, { what: 'the mailbox is asked' });
    // Statistics come a second late: by then whoever may not wait has asked Graph.
    const looked = `select idx_scan as count from pg_stat_user_tables where relname = 'graph_turn'`;
    const before = await count(looked);
    await until(async () => (await count(looked)) > before + 30, { what: 'the others wait' });
    expect(struck()).toBe(atOnceForMailbox);
    copy.tenant.faults.release();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it('lose nothing and do nothing twice when one is killed while people work', async () => {
    let isOver = false;
    const at = { tenant: copy.tenant, url: async () => await Promise.resolve(door.url) };
    const token = await tokenOf('tomas');
    const listen = async (url: string) => await openStream(url, token, `${staged(0).path}/live`);
    const streams = new Map(
      await Promise.all(instances.map(async ({ host, url }) => [host, await listen(url)] as const)),
    );
    const work = Promise.all([
      keepCreating(at, { accepted, isOver: () => isOver }),
      ...drafts().map(async (one) => {
        await keepEditing(at, one, { edits, isOver: () => isOver });
      }),
    ]);
    // A folder is being made when its instance dies, and is made after that: nobody hears of it.
    const children = { method: 'POST', path: '/children$/', times: 1 };
    copy.tenant.faults.add({ match: children, do: { kind: 'hold' } });
    await until(() => struck() === 1 && edits.length > 20, { what: 'work is under way' });
    const { asking: killed, other: left } = whoAsks(/\/children$/u);
    const [broken, kept] = [killed, left].map(({ host }) => streams.get(host));
    await kill(killed);
    copy.tenant.faults.release();
    await expect(broken?.over).rejects.toThrow();
    const before = { edits: edits.length, created: accepted.length, told: kept?.changes() ?? 0 };
    // The tab opens its stream again, wherever that leads.
    const again = await listen(door.url);
    await until(() => edits.length > before.edits + 20 && accepted.length > before.created + 1, {
      what: 'people work on',
    });
    await until(() => again.changes() > 0 && (kept?.changes() ?? 0) > before.told, {
      what: 'changes are told',
    });
    isOver = true;
    await work;
    await until(async () => (await count(waiting)) === 0, {
      what: 'what the killed one had begun is done',
      // What people made meanwhile is among it, at Graph's pace, beside whatever else the machine does.
      withinMs: 150_000,
    });
    for (const stream of [kept, again]) stream?.leave();
    await start(killed.host);
  }, 240_000);

  it('go on with the turn of the bot that one had accepted when it was killed, once', async () => {
    const newest = instances.at(-1);
    if (!newest) throw new Error('There is no instance.');
    const text = 'Who survives this?';
    const from = copy.tenant.connector.source(PERSONS.tomas.id, CHANNELS.northwind.id);
    const activity = messageActivity({ ...from, text: `<at>Handover</at> ask ${text}` });
    const asked = async () =>
      await count('select count(*)::integer as count from question where text like $1', `${text}%`);
    // It has just been started, and asks who is on the team; the other one knows.
    copy.tenant.faults.add({ match: { path: '/members' }, do: { kind: 'hold' } });
    const others = instances;
    instances = [newest];
    expect((await copy.tenant.connector.post(activity)).status).toBe(200);
    await until(() => struck() > 0, { what: 'the turn has begun' });
    instances = others;
    await kill(newest);
    copy.tenant.faults.release();
    expect(await asked()).toBe(0);
    // Teams sends it again; the kept turn itself is due a minute later.
    expect((await copy.tenant.connector.post(activity)).status).toBe(200);
    await database.query(`update pgboss.job set start_after = now() where name = 'turn'`);
    await until(async () => (await asked()) > 0, { what: 'it is asked' });
    const kept = 'select count(*)::integer as count from heard_activity where activity is not null';
    await until(async () => (await count(kept)) === 0, { what: 'the turn is over' });
    expect((await copy.tenant.connector.post(activity)).status).toBe(200);
    expect(await asked()).toBe(1);
    await start(newest.host);
  });
});

const waiting = `select count(*)::integer as count from effect where state = 'waiting'`;
