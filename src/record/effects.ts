import { iso } from '../clock.ts';
import type { JobName } from '../jobs/queue.ts';
import { signalChange } from '../storage/signals.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { App, Tx } from './app.ts';

/** Something to be done outside, once. `key` is stable for the intent; `what` is said on screen. */
export type EffectOrder = {
  key: string;
  handoverId: string;
  kind: JobName;
  what: string;
  request: object;
};

export type Effect = {
  key: string;
  handoverId: string;
  request: unknown;
  attempts: number;
};

/** How an attempt ended. `wait`: told to come back, nothing went wrong. `again`: it failed, once more. */
export type Outcome =
  | { kind: 'done'; result?: object }
  | { kind: 'wait'; afterSeconds: number; because: string }
  | { kind: 'again'; afterSeconds: number; because: string }
  | { kind: 'uncertain'; problem: string; todo: string }
  | { kind: 'needs-attention'; problem: string; todo: string };

const maximumAttempts = 5;

/** Orders an effect in the transaction of the change that wants it; ordering twice orders once. */
export async function orderEffect(app: App, tx: Tx, order: EffectOrder): Promise<void> {
  const { key, handoverId, kind, what, request } = order;
  const inserted = await tx
    .insertInto('effect')
    .values({
      key,
      handover_id: handoverId,
      kind,
      what,
      request: JSON.stringify(request),
      problem: null,
      todo: null,
      result: null,
      ordered_at: iso(app.clock.now()),
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) await app.queue.enqueue(tx, { name: kind, key });
}

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
    .returning(['key', 'handover_id as handoverId', 'kind', 'request', 'attempts', 'run'])
    .executeTakeFirst();
  if (!run) return;
  const outcome = await perform(run).catch((error: unknown) =>
    afterFault(app, { key, attempts: run.attempts, error }),
  );
  const isSettled = await settle(app, { ...run, kind: run.kind as JobName }, outcome);
  if (!isSettled) app.log.warn({ effect: key, run: run.run }, 'a late result was refused');
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

/** Stores how a run ended; false when a newer run of the same effect has begun meanwhile. */
async function settle(
  app: App,
  run: { key: string; handoverId: string; kind: JobName; attempts: number; run: number },
  outcome: Outcome,
): Promise<boolean> {
  return await inTransaction(app.db, async (tx) => {
    const row = await tx
      .updateTable('effect')
      .set(fieldsAfter(app, run.attempts, outcome))
      .where('key', '=', run.key)
      .where('run', '=', run.run)
      .where('state', '=', 'waiting')
      .returning('key')
      .executeTakeFirst();
    if (!row) return false;
    await signalChange(tx, run.handoverId);
    if (outcome.kind === 'again' || outcome.kind === 'wait') {
      const { afterSeconds } = outcome;
      await app.queue.enqueue(tx, { name: run.kind, key: run.key, afterSeconds });
    }
    return true;
  });
}

function fieldsAfter(app: App, attempts: number, outcome: Outcome) {
  if (outcome.kind === 'again' || outcome.kind === 'wait') {
    const counted = outcome.kind === 'wait' ? attempts - 1 : attempts;
    return { problem: outcome.because, attempts: counted };
  }
  const said = outcome.kind === 'done' ? { problem: null, todo: null } : outcome;
  return {
    state: outcome.kind,
    problem: said.problem,
    todo: said.todo,
    result: outcome.kind === 'done' ? JSON.stringify(outcome.result ?? {}) : null,
    settled_at: iso(app.clock.now()),
  };
}

/** Puts an effect that gave up back into the queue; one that is settled otherwise is left alone. */
export async function retryEffect(
  app: App,
  tx: Tx,
  effect: { key: string; handoverId: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('effect')
    .set({ state: 'waiting', attempts: 0, problem: null, todo: null })
    .where('key', '=', effect.key)
    .where('handover_id', '=', effect.handoverId)
    .where('state', '=', 'needs-attention')
    .returning('kind')
    .executeTakeFirst();
  if (!row) return false;
  await app.queue.enqueue(tx, { name: row.kind as JobName, key: effect.key });
  return true;
}
