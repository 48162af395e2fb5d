import { tableOf, type Figure } from './figure.ts';
import { measureLarge } from './large.ts';
import { endLoad } from './load.ts';
import { machine } from './machine.ts';
import { measureReading } from './reading.ts';
import { measureStart } from './start.ts';
import { measureStatus } from './status.ts';
import { measureTabSize } from './tab-size.ts';
import { startWorld } from './world.ts';

/** `npm run bench`: ratios and counts, in one run on one machine; with `--large` those of many handovers. */
async function main(): Promise<void> {
  if (process.argv.includes('--large')) {
    const large = await measureLarge(say);
    endLoad();
    process.stdout.write(`\n${machine()}\n\n${tableOf(large)}\n`);
    return;
  }
  say('starting Handover twice …');
  const starting = await measureStart();
  const size = await measureTabSize();
  const against = await measureAgainstReferences();
  const figures = [...against, ...size, ...starting];
  process.stdout.write(`\n${machine()}\n\n${tableOf(figures)}\n`);
}

async function measureAgainstReferences(): Promise<Figure[]> {
  const world = await startWorld();
  try {
    say('reading a handover …');
    const reading = await measureReading(world);
    say('asking the bot …');
    return [...reading, ...(await measureStatus(world))];
  } finally {
    endLoad();
    await world.stop();
  }
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}

await main();
