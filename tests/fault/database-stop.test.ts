import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { clientWith, type Answer, type Client } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { startServiceProcess, type ServiceProcess } from '../harness/service-process.ts';
import { setStage, type Copy, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { pressOf } from '../harness/verbs.ts';
import type { Accepted } from '../history/history.ts';
import { faultsAtRest } from '../history/read-history.ts';

let stage: Stage;
let copy: Copy;
let service: ServiceProcess;
let riya: Client;
const accepted: Accepted[] = [];
beforeAll(async () => {
  stage = await setStage([]);
  copy = await stage.copy();
  service = startServiceProcess(copy.environment);
  riya = clientWith(await service.url, await copy.tenant.userToken(PERSONS.riya.id));
});
afterAll(async () => {
  await service.stop();
  await copy.close();
  await stage.close();
});

/** One handover, pressed for with one key until there is an answer; gives what was refused meanwhile. */
async function create(project: string): Promise<Answer[]> {
  const { path, body } = pressOf('create', null, project);
  const [key, refused] = [randomUUID(), [] as Answer[]];
  const created = await until(
    async () => {
      const answer = await riya.post(path, body, { key });
      if (answer.status >= 300) refused.push(answer);
      return answer.status < 300 ? answer : null;
    },
    { what: `${project} is created`, withinMs: 60_000 },
  );
  accepted.push({ handoverId: String(created.at('id')), verb: 'create', version: 1 });
  return refused;
}

describe('a database that is stopped in the middle of work', () => {
  it('CR03 is a clear “not now” until it is back; then all that was promised is done, once', async () => {
    for (const round of [1, 2, 3]) {
      await create(`Round ${round} before`);
      const match = { method: 'POST', path: '/children', times: 1 };
      copy.tenant.faults.add({ match, do: { kind: 'hold' } });
      const held = () => copy.tenant.faults.list().some(({ struck }) => struck > 0);
      await create(`Round ${round} at work`);
      await until(held, { what: 'a job is at work' });
      await stage.server.stopAtOnce();
      copy.tenant.faults.release();
      const meanwhile = create(`Round ${round} meanwhile`);
      const reading = await until(
        async () => {
          const answer = await riya.get('/api/waiting');
          return answer.status === 503 ? answer : null;
        },
        { what: 'it is said that the database is away' },
      );
      expectProblem(reading, 503, 'database_unavailable');
      expect((await fetch(`${await service.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${await service.url}/readyz`)).status).toBe(503);
      await stage.server.start();
      for (const refused of await meanwhile) expectProblem(refused, 503, 'database_unavailable');
      await until(async () => (await fetch(`${await service.url}/readyz`)).ok, {
        what: 'the service is ready again',
      });
    }
    expect(await faultsAtRest(copy, { accepted })).toEqual([]);
  }, 240_000);
});
