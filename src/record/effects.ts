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
 * `perform` must itself find what an earlier attempt already made.
 */
export async function runEffect(
  app: App,
  key: string,
  perform: (effect: Effect) => Promise<Outcome>,
): Promise<void> {
  const row = await app.db
    .selectFrom('effect')
    .select(['key', 'handover_id as handoverId', 'kind', 'request', 'attempts', 'state'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || row.state !== 'waiting') return;
  const attempts = row.attempts + 1;
  await app.db.updateTable('effect').set({ attempts }).where('key', '=', key).execute();
  const outcome = await perform({ ...row, attempts }).catch((error: unknown) =>
    afterFault(app, { key, attempts, error }),
  );
  const { handoverId } = row;
  await settle(app, { key, handoverId, kind: row.kind as JobName, attempts }, outcome);
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

async function settle(
  app: App,
  effect: { key: string; handoverId: string; kind: JobName; attempts: number },
  outcome: Outcome,
): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    await signalChange(tx, effect.handoverId);
    const update = tx.updateTable('effect').where('key', '=', effect.key);
    if (outcome.kind === 'again' || outcome.kind === 'wait') {
      const attempts = outcome.kind === 'wait' ? effect.attempts - 1 : effect.attempts;
      await update.set({ problem: outcome.because, attempts }).execute();
      const { afterSeconds } = outcome;
      await app.queue.enqueue(tx, { name: effect.kind, key: effect.key, afterSeconds });
      return;
    }
    const said = outcome.kind === 'done' ? { problem: null, todo: null } : outcome;
    await update
      .set({
        state: outcome.kind,
        problem: said.problem,
        todo: said.todo,
        result: outcome.kind === 'done' ? JSON.stringify(outcome.result ?? {}) : null,
        settled_at: iso(app.clock.now()),
      })
      .execute();
  });
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
