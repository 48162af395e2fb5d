import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { openCrashWorld, type CrashWorld } from '../harness/crash-world.ts';
import { extent, report } from '../harness/extent.ts';
import { setStage, type Stage, type Staged } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { pressOf } from '../harness/verbs.ts';
import type { Accepted, Edit } from '../history/history.ts';

/** An item of the checklist that is one text. */
const item = 'people.cadence';
const writers = 3;

let stage: Stage;
let world: CrashWorld;
beforeAll(async () => {
  stage = await setStage(Array.from({ length: writers }, () => ({ state: 'draft' as const })));
  world = await openCrashWorld(stage);
});
afterAll(async () => await stage.close());

/** Somebody who edits one item again and again, each time on top of what they saw last. */
async function edit(on: Staged, edits: Edit[], isOver: () => boolean): Promise<void> {
  const token = await world.tenant.userToken(PERSONS.riya.id);
  let version = 1;
  for (let turn = 1; !isOver(); turn += 1) {
    const text = `Turn ${turn}`;
    const client = clientWith(await world.url(), token);
    const sent = { kind: 'text', text };
    const path = `${on.path}/items/${item}`;
    const answer = await client.patch(path, sent, { version }).catch(() => null);
    if (answer?.status === 200) {
      version = Number(answer.at('version'));
      edits.push({ handoverId: on.id, item, version, text });
    } else if (answer?.status === 412) {
      // The edit before was stored, and its answer lost.
      version = Number(answer.at('currentVersion'));
    }
  }
}

/** Somebody who creates handovers, each with one key until there is an answer. */
async function create(accepted: Accepted[], isOver: () => boolean): Promise<void> {
  const token = await world.tenant.userToken(PERSONS.riya.id);
  while (!isOver()) {
    const key = randomUUID();
    const { path, body } = pressOf('create', null, `Load ${accepted.length}`);
    const created = await until<Answer | null>(
      async () => {
        const client = clientWith(await world.url(), token);
        const answer = await client.post(path, body, { key }).catch(() => null);
        return answer !== null && answer.status < 300 ? answer : null;
      },
      { what: 'a handover is created' },
    );
    accepted.push({ handoverId: String(created.at('id')), verb: 'create', version: 1 });
  }
}

describe('a service that is killed again and again while people work', () => {
  it(
    'CR02 loses nothing that was answered and does nothing twice',
    async () => {
      const [accepted, edits]: [Accepted[], Edit[]] = [[], []];
      const isOver = () => world.kills() >= extent.killsUnderLoad;
      const load = Promise.all([
        create(accepted, isOver),
        ...stage.handovers.map(async (one) => await edit(one, edits, isOver)),
      ]);
      while (!isOver()) {
        const before = edits.length + accepted.length;
        await world.url();
        await until(() => edits.length + accepted.length > before + writers, {
          what: 'people work again',
        });
        // One to three seconds after each start, as Jepsen's nemesis would.
        if (extent.isLong) await wait(1000 + Math.random() * 2000);
        world.kill();
      }
      await load;
      const from = performance.now();
      expect(await world.end({ accepted, edits })).toEqual([]);
      const rest = Math.round(performance.now() - from);
      const down = world.downtimes.toSorted((a, b) => a - b).map(Math.round);
      report(
        `CR02 ${world.kills()} kills, ${accepted.length} handovers, ${edits.length} edits; answers ` +
          `after ${down[down.length >> 1]} ms (median), ${down.at(-1)} ms (longest); at rest ` +
          `${rest} ms after the last kill`,
      );
    },
    extent.isLong ? 1_800_000 : 240_000,
  );
});
