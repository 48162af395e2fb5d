import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { openDrive } from './drive.ts';
import { GraphProblem } from './graph-problem.ts';
import type { Graph } from './graph.ts';

const folder = {
  id: 'f1',
  name: 'Contoso',
  webUrl: 'https://fabrikam.sharepoint.example/f1',
  parentReference: { driveId: 'd1' },
};

/** SharePoint that has made the channel's folder or not, on a clock of the test's. */
function drive() {
  const world = { asked: 0, isMade: true, minutes: 0 };
  const graph: Graph = {
    call: async (_call, answer) => {
      world.asked += 1;
      if (!world.isMade) throw new GraphProblem('missing', 'itemNotFound');
      return await Promise.resolve(answer.parse(folder));
    },
  };
  const began = Temporal.Instant.from('2026-03-02T09:00:00Z');
  const clock = { now: () => began.add({ minutes: world.minutes }) };
  return { world, drive: openDrive({ graph, clock }) };
}

describe('a channel’s folder', () => {
  it('is asked for once in ten minutes, for each channel', async () => {
    const { world, drive: opened } = drive();
    for (let count = 0; count < 3; count += 1) {
      expect(await opened.channelFolder('team', 'one')).toMatchObject({ itemId: 'f1' });
    }
    expect(world.asked).toBe(1);
    await opened.channelFolder('team', 'two');
    expect(world.asked).toBe(2);
    world.minutes += 10;
    await opened.channelFolder('team', 'one');
    expect(world.asked).toBe(3);
  });

  it('that is not there yet is asked for again each time', async () => {
    const { world, drive: opened } = drive();
    world.isMade = false;
    expect(await opened.channelFolder('team', 'one')).toBeNull();
    world.isMade = true;
    expect(await opened.channelFolder('team', 'one')).toMatchObject({ driveId: 'd1' });
    expect(world.asked).toBe(2);
  });
});
