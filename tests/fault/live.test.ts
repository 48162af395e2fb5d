import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { createDatabase } from '../harness/database.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { openStream, type LiveStream } from '../harness/live-stream.ts';
import { environmentFor, tabFolder } from '../harness/product.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { until } from '../harness/until.ts';

let tenant: Tenant;
let database: Awaited<ReturnType<typeof createDatabase>>;
let processes: ServiceProcess[];
let urls: string[];
let made: Made;

/** Two processes of the service on one database, as when it is scaled out. */
beforeAll(async () => {
  tenant = await startTenant({});
  database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  const where = { DATABASE_URL: database.url, TAB_FOLDER: await tabFolder() };
  const environment = { ...environmentFor(tenant), ...where };
  processes = [startServiceProcess(environment), startServiceProcess(environment)];
  urls = await Promise.all(processes.map(async (one) => await one.url));
  for (const url of urls) {
    await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  }
  made = await aHandover({ url: urls[0] ?? '', tenant }, { state: 'draft' });
});
afterAll(async () => {
  await Promise.all(processes.map(async (one) => await one.stop()));
  await tenant.close();
  await database.drop();
});

async function listenAt(url: string | undefined, person: PersonName): Promise<LiveStream> {
  const token = await tenant.userToken(PERSONS[person].id);
  return await openStream(url ?? '', token, `${made.path}/live`);
}

/** Through the first process; its answer means that the change is stored. */
async function change(text: string): Promise<void> {
  await made.hands.riya.create(`/handovers/${made.id}/questions`, { text });
}

async function cutListeners(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'handover-live' and datname = current_database()`,
  );
  await client.end();
  return rowCount ?? 0;
}

describe('live updates across two processes', () => {
  it('tell both who looks through the same process and who looks through the other', async () => {
    const streams = await Promise.all([listenAt(urls[0], 'tomas'), listenAt(urls[1], 'tomas')]);
    await change('Who holds the credentials?');
    await until(() => streams.every((stream) => stream.changes() > 0), { what: 'both are told' });
    for (const stream of streams) stream.leave();
  });

  it('CR04 come back after their database connections were ended', async () => {
    const stream = await listenAt(urls[1], 'tomas');
    expect(await cutListeners()).toBe(2);
    await until(() => stream.changes() > 0, { what: 'the listener is told to look again' });
    const before = stream.changes();
    await change('Is training included?');
    await until(() => stream.changes() > before, { what: 'changes are told again' });
    expect(stream.isOver()).toBe(false);
    stream.leave();
  });

  it('OP07 end first when their process stops, so that it does not wait for them', async () => {
    const stream = await listenAt(urls[1], 'tomas');
    const order: string[] = [];
    const over = stream.over.then(() => order.push('stream'));
    const code = processes[1]?.stop().then((exit) => (order.push('process'), exit));
    await over;
    expect(await code).toBe(0);
    expect(order).toEqual(['stream', 'process']);
  });
});
