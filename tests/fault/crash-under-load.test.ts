import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCrashWorld, type CrashWorld } from '../harness/crash-world.ts';
import { extent, report } from '../harness/extent.ts';
import { keepCreating, keepEditing } from '../harness/people-at-work.ts';
import { setStage, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import type { Accepted, Edit } from '../history/history.ts';

const writers = 3;

let stage: Stage;
let world: CrashWorld;
beforeAll(async () => {
  stage = await setStage(Array.from({ length: writers }, () => ({ state: 'draft' as const })));
  world = await openCrashWorld(stage);
});
afterAll(async () => await stage.close());

describe('a service that is killed again and again while people work', () => {
  it(
    'CR02 loses nothing that was answered and does nothing twice',
    async () => {
      const [accepted, edits]: [Accepted[], Edit[]] = [[], []];
      const isOver = () => world.kills() >= extent.killsUnderLoad;
      const load = Promise.all([
        keepCreating(world, { accepted, isOver }),
        ...stage.handovers.map(async (one) => await keepEditing(world, one, { edits, isOver })),
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
