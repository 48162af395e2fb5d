import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { JobName } from '../jobs/queue.ts';
import { settle, type Outcome } from './settle.ts';

/** An effect at work: what was asked for, and which attempt this is, counted from 1. */
export type Effect = {
  key: string;
  handoverId: string;
  request: unknown;
  attempts: number;
};

/** Then a person is asked for. */
export const maximumAttempts = 5;

/**
 * Runs one effect from the queue. A job may run twice: a settled effect is left alone, and
 * `perform` must itself find what an earlier attempt already made. Only the newest run settles: the
 * late result of a worker that was given up is refused (CR07).
 */
export async function runEffect(
  app: App,
  key: string,
  perform: (effect: Effect) => Promise<Outcome>,
): Promise<void> {
  const run = await app.db
    .updateTable('effect')
    .set((of) => ({ attempts: of('attempts', '+', 1), run: of('run', '+', 1) }))
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .where(isDue)
    .returning(['key', 'handover_id as handoverId', 'kind', 'request', 'attempts', 'run'])
    .executeTakeFirst();
  if (!run) return await comeBack(app, key);
  const outcome = await perform(run).catch((error: unknown) =>
    afterFault(app, { key, attempts: run.attempts, error }),
  );
  const isSettled = await settle(app, { ...run, kind: run.kind as JobName }, outcome);
  if (!isSettled) app.log.warn({ effect: key, run: run.run }, 'a late result was refused');
}

/** A job of an order that was undone may come before the one that was ordered anew is due. */
const isDue = sql<boolean>`(start_at is null or start_at <= now())`;

async function comeBack({ db, queue }: App, key: string): Promise<void> {
  const early = await db
    .selectFrom('effect')
    .select('kind')
    .select(sql<number>`ceil(extract(epoch from start_at - now()))::integer`.as('seconds'))
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .where((one) => one.not(isDue))
    .executeTakeFirst();
  if (!early) return;
  await queue.enqueue(db, { name: early.kind as JobName, key, afterSeconds: early.seconds });
}

/** Spreads unexpected failures over about a minute, then asks for a person. */
function afterFault(app: App, failed: { key: string; attempts: number; error: unknown }): Outcome {
  app.log.warn({ err: failed.error, effect: failed.key }, 'an effect failed');
  if (failed.attempts < maximumAttempts) {
    return {
      kind: 'again',
      afterSeconds: 2 ** failed.attempts,
      because: 'It failed and is tried again.',
    };
  }
  return {
    kind: 'needs-attention',
    problem: `It failed ${maximumAttempts} times.`,
    todo: 'Try again; if it still fails, tell your admin.',
  };
}
