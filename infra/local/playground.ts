import { join } from 'node:path';
import { createBetween } from './playground/between.ts';
import { fetchPlayground } from './playground/package.ts';
import { freePort } from './start/free-port.ts';
import { readOptions } from './start/options.ts';
import { printProgress } from './start/progress.ts';
import { runUntilStopped, sayAndFail } from './start/run.ts';

/**
 * `npm run playground`: what `npm start` runs, with Microsoft's Agents Playground as the client of
 * Riya, the sales owner. It begins anew each time, because the Playground keeps nothing either.
 */
async function main(): Promise<void> {
  const progress = printProgress();
  const env = { PORT: String(await freePort()), ...process.env };
  const given = readOptions([...process.argv.slice(2), '--fresh'], env);
  const options = { ...given, dataFolder: join(given.dataFolder, 'playground') };
  progress.say("asking npm for Microsoft's Agents Playground");
  await fetchPlayground();
  const between = createBetween({ folder: join(options.dataFolder, 'client'), progress });
  await runUntilStopped({
    options,
    progress,
    whereItRuns: () => `Microsoft's Agents Playground runs at ${between.url()}`,
    openBetween: async (of, onDeath) => await between.open(of, onDeath),
  });
}

main().catch(sayAndFail);
