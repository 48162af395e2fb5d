import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';
import { GraphProblem } from './graph-problem.ts';

/** Lets calls to Graph wait for their turn, so that we stay below what Microsoft throttles at. */
export type Pace = {
  /**
   * Makes the call when it is its turn; `path` says whom it asks.
   * @throws GraphProblem throttled when too many wait already, and whatever the call throws.
   */
  inTurn<T>(path: readonly string[], call: () => Promise<T>): Promise<T>;
};

/** Exchange refuses a fifth call at once to one mailbox; one less leaves room for its owner's other apps. */
export const atOnceForMailbox = 3;
/** Far more than are called at the same time: one that is forgotten has no call under way. */
const mostMailboxes = 1_000;
/** "A maximum of four requests per second per app can be issued on a given team." */
export const perSecondForTeam = 4;
/** What is done in half a minute; who comes later is told to come again. */
const mostWaiting = perSecondForTeam * 30;

/** Opens the turns of this process (https://learn.microsoft.com/graph/throttling-limits). */
export function openPace(): Pace {
  const mailboxes = new LRUCache<string, LimitFunction>({ max: mostMailboxes });
  const rate = new RateLimiterMemory({ points: perSecondForTeam, duration: 1 });
  const teams = new RateLimiterQueue(rate, { maxQueueSize: mostWaiting });
  const mailbox = (id: string): LimitFunction => {
    const limit = mailboxes.get(id) ?? pLimit(atOnceForMailbox);
    mailboxes.set(id, limit);
    return limit;
  };
  return {
    inTurn: async ([kind, id = ''], call) => {
      if (kind === 'users') return await mailbox(id)(call);
      if (kind === 'teams') await teams.removeTokens(1, id).catch(tooMany);
      return await call();
    },
  };
}

function tooMany(cause: unknown): never {
  throw new GraphProblem('throttled', 'too_many_wait', { retryAfterSeconds: 30, cause });
}
