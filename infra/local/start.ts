import { buildBundles } from './start/bundles.ts';
import { readOptions } from './start/options.ts';
import { StartProblem } from './start/problem.ts';
import { printProgress } from './start/progress.ts';
import { createSession } from './start/session.ts';
import { seed } from './seed.ts';

/** `npm start`: a pretend Microsoft 365 and the product on this machine, at one address. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const progress = printProgress();
  let isStopping = false;
  const onDeath = (sentence: string) => void end(1, sentence);
  const session = createSession({ ...options, progress, onDeath, build: buildBundles, seed });
  const end = async (code: number, sentence?: string) => {
    isStopping = true;
    if (sentence) process.stderr.write(`${sentence}\n`);
    await session.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isStopping) progress.say('stopping');
      void end(0);
    });
  }
  try {
    await session.start();
    progress.say(`Handover runs at ${options.publicUrl} (Ctrl-C stops it)`);
  } catch (error) {
    // While stopping, parts that were just starting fail as they should.
    if (!isStopping) throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
});

/** What somebody can mend is said in a sentence; anything else with its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
