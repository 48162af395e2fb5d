import { readOptions } from './start/options.ts';
import { printProgress } from './start/progress.ts';
import { runUntilStopped, sayAndFail } from './start/run.ts';

/** `npm start`: a pretend Microsoft 365 and the product on this machine, at one address. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  await runUntilStopped({
    options,
    progress: printProgress(),
    whereItRuns: () => `Handover runs at ${options.publicUrl}`,
  });
}

main().catch(sayAndFail);
