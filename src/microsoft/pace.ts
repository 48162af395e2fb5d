import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Database } from '../storage/tables.ts';
import { GraphProblem } from './graph-problem.ts';
import { giveTurnBack, takeTurn, type Place } from './graph-turns.ts';

/** Lets calls to Graph wait for their turn, so that we stay below what Microsoft throttles at. */
export type Pace = {
  /**
   * Makes the call when it is its turn; `path` says whom it asks.
   * @throws GraphProblem throttled when too many wait already or it waited too long,
   * DatabaseUnavailable when nobody can say whose turn it is, and whatever the call throws.
   */
  inTurn<T>(path: readonly string[], call: () => Promise<T>): Promise<T>;
};

/** Exchange refuses a fifth call at once to one mailbox; one less leaves room for its owner's other apps. */
export const atOnceForMailbox = 3;
/** "A maximum of four requests per second per app can be issued on a given team." */
export const perSecondForTeam = 4;
/** Half a minute of a team's calls; who comes after them is told to come again. */
export const mostWaiting = perSecondForTeam * 30;
export const longestWaitMs = 30_000;
/** Far more than are called at the same time: one that is forgotten has no call under way. */
const mostPlaces = 1_000;
const longestPauseMs = 100;

/** The place that a path names; null for what Graph limits no further. */
function placeOf([kind, id = '']: readonly string[]): Place | null {
  const name = `${kind}/${id}`;
  // Rests as long as others pause: whoever gives a turn back has no start over the other instances.
  if (kind === 'users') return { name, turns: atOnceForMailbox, restMs: longestPauseMs };
  // Each turn serves one call, then rests a second: no second can hold a fifth, however slow the way is.
  if (kind === 'teams') return { name, turns: perSecondForTeam, restMs: 1_000 };
  return null;
}

type World = { db: Kysely<Database>; clock: Clock; log: Log };

/**
 * Opens the turns that all instances on one database share
 * (https://learn.microsoft.com/graph/throttling-limits). Calls of one process stand in line first, so
 * that it never asks for more turns than a place has.
 */
export function openPace(world: World): Pace {
  const lines = new LRUCache<string, LimitFunction>({ max: mostPlaces });
  const lineAt = ({ name, turns }: Place): LimitFunction => {
    const line = lines.get(name) ?? pLimit(turns);
    lines.set(name, line);
    return line;
  };
  return {
    inTurn: async (path, call) => {
      const place = placeOf(path);
      if (!place) return await call();
      const line = lineAt(place);
      if (line.pendingCount >= mostWaiting) throw tooMany();
      const deadline = world.clock.now().epochMilliseconds + longestWaitMs;
      return await line(async () => {
        const holder = await turnAt(world, place, deadline);
        try {
          return await call();
        } finally {
          await giveBack(world, place, holder);
        }
      });
    },
  };
}

/** Asks until a turn is free; gives its holder. */
async function turnAt({ db, clock }: World, place: Place, deadline: number): Promise<string> {
  for (let pauseMs = 10; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    if (clock.now().epochMilliseconds > deadline) throw tooMany();
    const holder = await takeTurn(db, place);
    if (holder !== null) return holder;
    await wait(pauseMs);
  }
}

/** The call is over, whatever becomes of its turn: one that cannot be given back ends by itself. */
async function giveBack({ db, log }: World, place: Place, holder: string): Promise<void> {
  await giveTurnBack(db, place, holder).catch((err: unknown) => {
    log.warn({ err }, 'a turn at Graph could not be given back');
  });
}

function tooMany(): GraphProblem {
  return new GraphProblem('throttled', 'too_many_wait', { retryAfterSeconds: 30 });
}
