import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { clientWith, type Client } from '../harness/client.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { setStage, type Copy, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { pressOf } from '../harness/verbs.ts';
import { faultsAtRest } from '../history/read-history.ts';

let stage: Stage;
let copy: Copy;
let service: ServiceProcess;
beforeAll(async () => {
  stage = await setStage([{ state: 'accepted' }]);
  copy = await stage.copy();
  service = startServiceProcess(copy.environment);
});
afterAll(async () => {
  await service.stop();
  await copy.close();
  await stage.close();
});

const as = async (person: PersonName): Promise<Client> =>
  clientWith(await service.url, await copy.tenant.userToken(PERSONS[person].id));
const made = (kind: string) =>
  copy.tenant.graph.ledger.entries().filter((one) => one.kind === kind).length;

async function startAgain(): Promise<void> {
  expect(await service.stop()).toBe(0);
  service = startServiceProcess(copy.environment);
}

describe('a chain of effects that breaks in the middle', () => {
  it('GR10 says how far the folders are, and goes on from there after a restart', async () => {
    const before = made('folder-created');
    const mend = copy.tenant.faults.add({
      match: { method: 'POST', path: '/children', skip: 2 },
      do: { kind: 'missing-grant', permission: 'Sites.Selected' },
    });
    const press = pressOf('create', null, 'Partial');
    const created = await (await as('riya')).post(press.path, press.body);
    const path = `/api/handovers/${String(created.at('id'))}`;
    const view = async () => await (await as('riya')).get(path);
    const said = await until(
      async () => {
        const answer = await view();
        return answer.at('folders.state') === 'needs-attention' ? answer : null;
      },
      { what: 'the folders need attention' },
    );
    expect([said.at('folders.made'), said.at('folders.total')]).toEqual([2, 4]);
    expect(said.at('attention.0')).toMatchObject({
      canRetry: true,
      what: expect.stringContaining('Sites.Selected'),
      todo: expect.stringContaining('admin'),
    });
    await startAgain();
    expect((await view()).at('folders.made')).toBe(2);
    mend();
    const key = { key: said.at('attention.0.key') };
    expect((await (await as('riya')).post(`${path}/effects/retry`, key)).status).toBe(200);
    await until(async () => (await view()).at('folders.state') === 'made', {
      what: 'all folders are made',
    });
    expect([(await view()).at('folders.made'), made('folder-created') - before]).toEqual([4, 4]);
  });

  it('GR10 sends the invitation after a restart and repeats nothing before it', async () => {
    const [accepted] = stage.handovers;
    const folders = made('folder-created');
    const mend = copy.tenant.faults.add({
      match: { method: 'POST', path: '/events$/' },
      do: { kind: 'missing-grant', permission: 'Calendars.ReadWrite' },
    });
    const press = pressOf('send-kickoff', accepted ?? null);
    expect((await (await as('meera')).post(press.path, press.body)).status).toBe(202);
    const kickoff = async () => await (await as('meera')).get(press.path);
    await until(async () => (await kickoff()).at('state') === 'needs-attention', {
      what: 'the invitation needs attention',
    });
    expect((await kickoff()).at('problem.what')).toContain('Calendars.ReadWrite');
    await startAgain();
    expect((await kickoff()).at('state')).toBe('needs-attention');
    mend();
    const key = { key: `invitation/${accepted?.id}/1` };
    await (await as('meera')).post(`${accepted?.path}/effects/retry`, key);
    await until(async () => (await kickoff()).at('state') === 'sent', {
      what: 'the invitation is sent',
    });
    expect([made('event-created'), made('folder-created')]).toEqual([1, folders]);
    expect(await faultsAtRest(copy)).toEqual([]);
  });
});
