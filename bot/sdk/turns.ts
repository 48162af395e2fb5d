import type { Log } from '../../src/log.ts';

/** What a request to the bot is answered with. */
export type Answer = { status: number; body: unknown };

/** Called once a turn is sure not to be lost; `showWorking` tells the person when it takes long. */
export type Accept = (showWorking: () => Promise<unknown>) => void;

/** The turns that run; some of them after their request was answered. */
export type Turns = {
  /** Runs a turn, and answers with its end or, if it was accepted and takes long, before that. */
  run(turn: (accept: Accept) => Promise<Answer>): Promise<Answer>;
  /** Resolves when the turns that run now are over. */
  rest(): Promise<void>;
};

/** The Store asks for an answer within 2 s, Teams sends the activity again after 15 s (BT05). */
const momentMs = 1_000;

/** Keeps count of turns, and of the patience of who waits for them. */
export function openTurns(log: Log): Turns {
  const running = new Set<Promise<Answer>>();
  return {
    run: async (turn) => {
      const early = Promise.withResolvers<Answer>();
      let isLate = false;
      let timer: NodeJS.Timeout | undefined;
      const ended = turn((showWorking) => {
        timer = setTimeout(() => {
          isLate = true;
          early.resolve({ status: 200, body: null });
          showWorking().catch((err: unknown) => log.info({ err }, 'the wait could not be shown'));
        }, momentMs);
      }).finally(() => clearTimeout(timer));
      running.add(ended);
      ended
        .catch((err: unknown) => {
          if (isLate) log.error({ err }, 'a turn failed after it was answered');
        })
        .finally(() => running.delete(ended));
      return await Promise.race([ended, early.promise]);
    },
    rest: async () => void (await Promise.allSettled(running)),
  };
}
