import { seed } from '../seed.ts';
import { buildBundles } from './bundles.ts';
import type { StartOptions } from './options.ts';
import { StartProblem } from './problem.ts';
import type { Progress } from './progress.ts';
import { type Between, type BetweenOf, createSession } from './session.ts';

interface Running {
  options: StartOptions;
  progress: Progress;
  /** Says where what was started is found, once it runs. */
  whereItRuns: () => string;
  /** Opens what stands between the tenant and the product; `onDeath` ends everything with a sentence. */
  openBetween?: (of: BetweenOf, onDeath: (sentence: string) => void) => Promise<Between>;
}

/** Runs everything in this process until Ctrl-C, or until a part of it ends by itself. */
export async function runUntilStopped(running: Running): Promise<void> {
  const { options, progress, openBetween } = running;
  let isStopping = false;
  const onDeath = (sentence: string) => void end(1, sentence);
  const session = createSession({
    ...options,
    progress,
    onDeath,
    build: buildBundles,
    seed,
    openBetween: openBetween && (async (of) => await openBetween(of, onDeath)),
  });
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
    progress.say(`${running.whereItRuns()} (Ctrl-C stops it)`);
  } catch (error) {
    // While stopping, parts that were just starting fail as they should.
    if (!isStopping) throw error;
  }
}

/** What somebody can mend is said in a sentence; anything else with its stack. Exit code 1. */
export function sayAndFail(error: unknown): void {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
