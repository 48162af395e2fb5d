import type { App, Tx } from '../app.ts';
import { iso } from '../clock.ts';
import type { JobName } from '../jobs/queue.ts';
import { signalChange } from '../storage/signals.ts';
import { inTransaction } from '../storage/transaction.ts';

/** How an attempt ended. `wait`: told to come back, nothing went wrong. `again`: it failed, once more. */
export type Outcome =
  | { kind: 'done'; result?: object }
  | { kind: 'wait'; afterSeconds: number; because: string }
  | { kind: 'again'; afterSeconds: number; because: string }
  | { kind: 'uncertain'; problem: string; todo: string }
  | { kind: 'needs-attention'; problem: string; todo: string };

/** Stores how a run ended; false when a newer run of the same effect has begun meanwhile. */
export async function settle(
  app: App,
  run: { key: string; handoverId: string; kind: JobName; attempts: number; run: number },
  outcome: Outcome,
): Promise<boolean> {
  return await inTransaction(app.db, async (tx) => {
    // The handover first, as every change does: in the other order two would wait for each other.
    await lockHandover(tx, run.handoverId);
    const row = await tx
      .updateTable('effect')
      .set(fieldsAfter(app, run.attempts, outcome))
      .where('key', '=', run.key)
      .where('run', '=', run.run)
      .where('state', '=', 'waiting')
      .returning('key')
      .executeTakeFirst();
    if (!row) return false;
    const changed = run.kind === 'invitation' ? 'kickoff' : 'overview';
    await signalChange(tx, { handoverId: run.handoverId, changed });
    if (outcome.kind === 'again' || outcome.kind === 'wait') {
      const { afterSeconds } = outcome;
      await app.queue.enqueue(tx, { name: run.kind, key: run.key, afterSeconds });
    }
    await app.afterChange(app, tx, run.handoverId);
    return true;
  });
}

async function lockHandover(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('handover').select('id').where('id', '=', id).forUpdate().execute();
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
