import type { App, Tx } from '../app.ts';
import { iso } from '../clock.ts';
import type { JobName } from '../jobs/queue.ts';

/** Something to be done outside, once. `key` is stable for the intent; `what` is said on screen. */
export type EffectOrder = {
  key: string;
  handoverId: string;
  kind: JobName;
  what: string;
  request: object;
};

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
