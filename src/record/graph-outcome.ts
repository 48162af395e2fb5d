import { GraphProblem } from '../microsoft/graph-problem.ts';
import type { Outcome } from './effects.ts';

/** What a person must do when Graph says no for good; `grant` is the permission's exact name. */
export type Remedy = { grant: string; invalid: string };

/** What a failed Graph call means for an effect. Rescheduling, never a sleeping worker (GR01). */
export function outcomeOf(error: unknown, attempts: number, remedy: Remedy): Outcome {
  if (!(error instanceof GraphProblem)) throw error;
  const backoff = Math.min(2 ** attempts, 300);
  switch (error.kind) {
    case 'throttled':
      return {
        // Told how long, it is no failure; not told, each further try waits longer.
        kind: error.retryAfterSeconds === null ? 'again' : 'wait',
        afterSeconds: error.retryAfterSeconds ?? backoff,
        because: 'Microsoft 365 is busy and asked us to wait.',
      };
    case 'ambiguous':
    case 'unauthorized':
      if (attempts < 8) {
        return {
          kind: 'again',
          afterSeconds: backoff,
          because: 'Microsoft 365 did not answer clearly.',
        };
      }
      return {
        kind: 'needs-attention',
        problem: 'Microsoft 365 did not answer.',
        todo: 'Try again in a few minutes.',
      };
    case 'forbidden':
      return {
        kind: 'needs-attention',
        problem: `The grant ${remedy.grant} is missing.`,
        todo: 'Ask an admin to give it, then try again.',
      };
    default:
      return {
        kind: 'needs-attention',
        problem: 'Microsoft 365 refused it.',
        todo: remedy.invalid,
      };
  }
}
