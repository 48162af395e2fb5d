import type { App, Tx } from '../app.ts';
import type { JobName } from '../jobs/queue.ts';

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
