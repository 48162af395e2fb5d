import type { Figure } from './figure.ts';
import { tableOf } from './figure.ts';
import { endLoad } from './load.ts';
import { machine } from './machine.ts';
import { measureReading } from './reading.ts';
import { measureStatus } from './status.ts';
import { startWorld } from './world.ts';

/** `npm run bench`: ratios and counts, in one run on one machine. */
async function main(): Promise<void> {
  const figures: Figure[] = [];
  const world = await startWorld();
  try {
    figures.push(...(await measureReading(world)));
    figures.push(...(await measureStatus(world)));
  } finally {
    endLoad();
    await world.stop();
  }
  process.stdout.write(`${machine()}\n\n${tableOf(figures)}\n`);
}

await main();
