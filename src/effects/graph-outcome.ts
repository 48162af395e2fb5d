import { randomInt } from 'node:crypto';
import { GraphProblem } from '../microsoft/graph-problem.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Outcome } from './settle.ts';

/**
 * What a person must do when Graph says no for good; `grant` is the permission's exact name,
 * `missing` and `invalid` are sentences.
 */
export type Remedy = { grant: string; missing: string; invalid: string };

const maximumAttempts = 8;
const longestSeconds = 300;

/** What a failed Graph call means for an effect. Rescheduling, never a sleeping worker (GR01). */
export function outcomeOf(error: unknown, attempts: number, remedy: Remedy): Outcome {
  if (error instanceof IdentityProblem) return withoutToken(error);
  if (!(error instanceof GraphProblem)) throw error;
  switch (error.kind) {
    case 'throttled': {
      const because = 'Microsoft 365 is busy and asked us to wait.';
      const told = error.retryAfterSeconds;
      // Told how long, it is no failure; not told, each further try waits longer.
      return told === null
        ? later(attempts, because)
        : { kind: 'wait', afterSeconds: told, because };
    }
    case 'ambiguous':
    case 'unauthorized':
      return later(attempts, 'Microsoft 365 did not answer clearly.');
    case 'forbidden':
      return {
        kind: 'needs-attention',
        problem: `The grant ${remedy.grant} is missing.`,
        todo: 'Ask an admin to give it, then try again.',
      };
    case 'missing':
      return refused(remedy.missing);
    case 'conflict':
    case 'invalid':
      return refused(remedy.invalid);
  }
}

/** Nothing was sent, so it waits as long as it takes; `readyz` and the log call the admin (OB05). */
export function withoutToken({ kind, retryAfterSeconds }: IdentityProblem): Outcome {
  const because =
    kind === 'credential'
      ? 'Handover may not sign in to Microsoft 365: an admin must renew its secret.'
      : 'Microsoft 365 does not sign Handover in right now.';
  return { kind: 'wait', afterSeconds: retryAfterSeconds, because };
}

function refused(todo: string): Outcome {
  return { kind: 'needs-attention', problem: 'Microsoft 365 refused it.', todo };
}

/** Spread out, so that what failed together does not come back together. */
function later(attempts: number, because: string): Outcome {
  if (attempts >= maximumAttempts) {
    return {
      kind: 'needs-attention',
      problem: 'Microsoft 365 did not answer.',
      todo: 'Try again in a few minutes.',
    };
  }
  const seconds = Math.min(2 ** attempts, longestSeconds);
  const afterSeconds = seconds + randomInt(Math.floor(seconds / 2) + 1);
  return { kind: 'again', afterSeconds, because };
}
