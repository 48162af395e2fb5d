import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { workday } from '../../infra/local/seed/days.ts';
import { PERSONS } from '../../infra/local/world.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { setStage, type Copy, type Stage, type Staged } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { pressOf, type Press, type VerbName } from '../harness/verbs.ts';
import type { Accepted } from '../history/history.ts';
import { faultsAtRest } from '../history/read-history.ts';

let stage: Stage;
let copy: Copy;
let database: Client;
let processes: ServiceProcess[];
const accepted: Accepted[] = [];
const rounds = [0, 1, 2];

/** Two processes of the service on one database, and handovers for each race. */
beforeAll(async () => {
  const ready = Array.from({ length: 6 }, () => ({ state: 'ready' as const }));
  const toMeet = Array.from({ length: 3 }, () => ({ state: 'accepted' as const }));
  stage = await setStage([...ready, ...toMeet]);
  copy = await stage.copy();
  database = new Client({ connectionString: copy.databaseUrl });
  await database.connect();
  processes = [startServiceProcess(copy.environment), startServiceProcess(copy.environment)];
  for (const one of processes) {
    const url = await one.url;
    await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'both are ready' });
  }
}, 120_000);
/** What every race here leaves behind is judged as a whole. */
afterAll(async () => {
  const faults = await faultsAtRest(copy, { accepted });
  expect(await Promise.all(processes.map(async (one) => await one.stop()))).toEqual([0, 0]);
  await database.end();
  await copy.close();
  await stage.close();
  expect(faults).toEqual([]);
}, 120_000);

const staged = (index: number): Staged => {
  const one = stage.handovers[index];
  if (!one) throw new Error('The stage has no such handover.');
  return one;
};

/** Presses through the server of this number; what is promised by the answer is remembered. */
async function press(
  server: number,
  { verb, person, path, body }: Press,
  on: Staged & { key?: string },
): Promise<Answer> {
  const url = (await processes[server % processes.length]?.url) ?? '';
  const client = clientWith(url, await copy.tenant.userToken(PERSONS[person].id));
  const options = { version: on.seen, key: on.key ?? randomUUID() };
  const answer = await client.post(path, body, options);
  const version = verb === 'send-kickoff' ? null : on.seen + 1;
  if (answer.status < 300) accepted.push({ handoverId: on.id, verb, version });
  return answer;
}

async function rows(statement: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await database.query<Record<string, unknown>>(statement, values)).rows;
}
const changesOf = async (on: Staged, verb: VerbName) =>
  await rows('select by from audit_entry where handover_id = $1 and verb = $2', on.id, verb);
/** How often the jobs of a handover's effects were put into the queue, by the effect's key. */
const jobsOf = async (on: Staged, prefix: string) =>
  (
    await rows(
      `select data->>'key' as key, count(*)::integer as count from pgboss.job
       where data->>'key' like $1 group by 1 order by 1`,
      `${prefix}/${on.id}/%`,
    )
  ).map(({ key, count }) => [String(key).split('/')[2], count]);
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted();
const events = (on: Staged) =>
  copy.tenant.graph.ledger
    .entries()
    .filter(({ kind, key }) => kind === 'event-created' && key?.includes(on.id)).length;

describe('two servers on one database', () => {
  it.each(rounds)('CC02 accept once what is accepted through both at once (%i)', async (round) => {
    const on = staged(round);
    const accept = pressOf('accept', on);
    const both = await Promise.all([press(0, accept, on), press(1, accept, on)]);
    expect(statuses(both)).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    if (!late) throw new Error('Nobody was late.');
    expectProblem(late, 409, 'already_accepted');
    for (const { name } of Object.values(PERSONS)) expect(late.text).not.toContain(name);
    expect(await changesOf(on, 'accept')).toEqual([{ by: PERSONS.tomas.id }]);
    expect(await jobsOf(on, 'notice')).toEqual(expect.arrayContaining([['accepted', 1]]));
    const told = await rows(
      `select key from effect where key like $1`,
      `notice/${on.id}/accepted/%`,
    );
    expect(told).toHaveLength(2);
    const frozen = await rows(
      'select kind, number from frozen_version where handover_id = $1 order by kind',
      on.id,
    );
    const once = ['accepted', 'baseline', 'shared'].map((kind) => ({ kind, number: '1' }));
    expect(frozen).toEqual(once);
  });

  it.each(rounds)(
    'CC06 end in exactly one state when sent back while it is accepted (%i)',
    async (round) => {
      const on = staged(3 + round);
      const pressed = [pressOf('accept', on), pressOf('send-back', on)];
      const order = round % 2 === 0 ? pressed : pressed.toReversed();
      const both = await Promise.all(order.map(async (one, index) => await press(index, one, on)));
      expect(both.map(({ status }) => status).toSorted()[0]).toBe(200);
      const [handover] = await rows('select state from handover where id = $1', on.id);
      const isAccepted = handover?.['state'] === 'accepted';
      expect(['accepted', 'draft']).toContain(handover?.['state']);
      const counts = [await changesOf(on, 'accept'), await changesOf(on, 'send-back')];
      expect(counts.map((one) => one.length)).toEqual(isAccepted ? [1, 0] : [0, 1]);
      const late = both.find(({ status }) => status !== 200);
      expect(late?.at('code')).toBe('invalid_state');
      const told = await rows(
        `select distinct split_part(key, '/', 3) as kind from effect
         where key like $1 and split_part(key, '/', 3) in ('accepted', 'sent-back')`,
        `notice/${on.id}/%`,
      );
      expect(told).toEqual([{ kind: isAccepted ? 'accepted' : 'sent-back' }]);
    },
  );

  it('CC03 send one invitation when it is pressed three times with one key', async () => {
    const on = { ...staged(6), key: randomUUID() };
    const kickoff = pressOf('send-kickoff', on);
    const three = await Promise.all(
      [0, 1, 0].map(async (server) => await press(server, kickoff, on)),
    );
    expect(statuses(three)).toEqual([202, 202, 202]);
    const same = three.map(({ body }) => ({ ...body, state: null, event: null }));
    expect(same).toEqual([same[0], same[0], same[0]]);
    await until(() => events(on) > 0, { what: 'the invitation is sent' });
    expect(await changesOf(on, 'send-kickoff')).toHaveLength(1);
    expect(await jobsOf(on, 'invitation')).toEqual([['1', 1]]);
    expect(events(on)).toBe(1);
  });

  it('CC05 send one invitation when it is pressed with two keys, and tell the other', async () => {
    const on = staged(7);
    const kickoff = pressOf('send-kickoff', on);
    const later = { ...kickoff, body: { start: `${workday(9)}T09:00:00Z` } };
    const stranger = press(0, { ...kickoff, person: 'jonas' }, on);
    const both = await Promise.all([press(0, kickoff, on), press(1, later, on)]);
    expect(statuses(both)).toEqual([202, 409]);
    expect(both.find(({ status }) => status === 409)?.at('code')).toBe('already_scheduled');
    expectProblem(await stranger, 403, 'role_required');
    await until(() => events(on) > 0, { what: 'the invitation is sent' });
    expect(await jobsOf(on, 'invitation')).toEqual([['1', 1]]);
    expect(events(on)).toBe(1);
  });

  it('CR07 refuse the late result of a frozen one whose job the other has done', async () => {
    const on = staged(8);
    const match = { method: 'POST', path: '/events$/', times: 1 };
    copy.tenant.faults.add({ match, do: { kind: 'hold' } });
    const [frozen, other] = processes;
    if (!frozen || !other) throw new Error('There are no two processes.');
    other.freeze();
    await press(0, pressOf('send-kickoff', on), on);
    const key = `invitation/${on.id}/1`;
    const effect = async () =>
      (await rows('select state, run, result from effect where key = $1', key))[0];
    await until(() => copy.tenant.faults.list()[0]?.struck === 1, { what: 'Graph is asked' });
    frozen.freeze();
    other.resume();
    // Graph's answer waits for the frozen one, which hears it when all is over.
    copy.tenant.faults.release();
    await until(() => events(on) === 1, { what: 'the event is made' });
    await until(async () => (await effect())?.['state'] === 'done', { what: 'the other is done' });
    const settled = await effect();
    expect(settled).toMatchObject({ run: 2 });
    frozen.resume();
    await until(() => frozen.lines.some((line) => line.includes('a late result was refused')), {
      what: 'the late result is refused',
    });
    expect(await effect()).toEqual(settled);
    expect(events(on)).toBe(1);
  });
});
