import { Client } from 'pg';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant } from '../../infra/local/tenant.ts';
import { CHANNELS, PERSONS, TEAM } from '../../infra/local/world.ts';
import { clientWith } from '../harness/client.ts';
import { createDatabase } from '../harness/database.ts';
import { faultsOf } from '../harness/history.ts';
import { environmentFor, tabFolder } from '../harness/product.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { until } from '../harness/until.ts';

const moments = ['receipt', 'after-effect', 'after-reply'] as const;
/** One kill at each of the five requests that making the folder set takes. */
const seeds = [0, 1, 2, 3, 4];
const project = 'Crash test';
const root = `${CHANNELS.empty.name} / Handover – ${project}`;
const folders = [
  root,
  ...['1 Scope of work', '2 Client requirements', '3 Meetings'].map((name) => `${root} / ${name}`),
];

let tab: string;
beforeAll(async () => {
  tab = await tabFolder();
});

/** One world: create a handover, kill the service at one request, start it again, look what came of it. */
async function killedOnce(moment: (typeof moments)[number], seed: number): Promise<string[]> {
  const running: { service: ServiceProcess | null; kills: number } = { service: null, kills: 0 };
  const tenant = await startTenant({
    onKill: () => {
      running.kills += 1;
      running.service?.kill();
    },
  });
  const database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  const environment = { ...environmentFor(tenant), DATABASE_URL: database.url, TAB_FOLDER: tab };
  const match = { path: '/(filesFolder|children)$/', skip: seed, times: 1 };
  tenant.faults.add({ match, do: { kind: 'kill', when: moment } });

  running.service = startServiceProcess(environment);
  const riya = clientWith(await running.service.url, await tenant.userToken(PERSONS.riya.id));
  const created = await riya.post('/api/handovers', {
    project,
    clientName: 'Contoso AG',
    promisedStart: '2027-01-11',
    goLive: '2027-03-31',
    channel: { teamId: TEAM.id, channelId: CHANNELS.empty.id, channelName: 'New project' },
  });
  await until(() => running.kills === 1, { what: 'the service was killed' });
  running.service = startServiceProcess(environment);
  const url = await running.service.url;
  const again = clientWith(url, await tenant.userToken(PERSONS.riya.id));
  const id = String(created.at('id'));
  const made = async () => (await again.get(`/api/handovers/${id}`)).at('folders.state') === 'made';
  await until(made, { what: 'the folders are made after the crash', withinMs: 50_000 });

  const present = await handoversIn(database.url);
  const faults = faultsOf({
    accepted: [id],
    present,
    folders,
    ledger: tenant.graph.ledger.entries(),
  });
  expect(await running.service.stop()).toBe(0);
  await tenant.close();
  await database.drop();
  return [
    ...faults,
    ...tenant.graph.contractViolations.map((violation) => JSON.stringify(violation)),
  ];
}

async function handoversIn(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('select id from handover');
  await client.end();
  return rows.map((row) => row.id);
}

describe.each(moments)('SIGKILL at %s of each request of folder creation', (moment) => {
  it('CR01 loses nothing and makes nothing twice, in five worlds', async () => {
    const faults = await Promise.all(seeds.map(async (seed) => await killedOnce(moment, seed)));
    expect(faults).toEqual(seeds.map(() => []));
  }, 120_000);
});

describe('the history checker', () => {
  it('finds what is lost, doubled and uncalled for', () => {
    const entry = (name: string) => ({
      number: 1,
      at: '',
      kind: 'folder-created' as const,
      actor: '',
      key: null,
      summary: `Folder "${name}" was made`,
      ids: {},
    });
    const ledger = ['a', 'a', 'c'].map(entry);
    expect(faultsOf({ accepted: ['1'], present: [], folders: ['a', 'b'], ledger })).toEqual([
      'The handover 1 was accepted and is lost.',
      'b was never made.',
      'a was made 2 times.',
      'c was made though nobody asked for it.',
    ]);
  });
});
