import { sql } from 'kysely';
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

/**
 * Orders an effect in the transaction of the change that wants it; ordering twice orders once. Of an act
 * that may still be undone it begins when that is over, by the clock of the database.
 */
export async function orderEffect(app: App, tx: Tx, order: EffectOrder): Promise<void> {
  const { key, handoverId, kind, what, request } = order;
  const { seconds = 0, keys } = app.held ?? {};
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
      start_at: seconds > 0 ? sql<string>`now() + make_interval(secs => ${seconds})` : null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!inserted) return;
  keys?.push(key);
  await app.queue.enqueue(tx, { name: kind, key, ...(seconds > 0 && { afterSeconds: seconds }) });
}

/**
 * Takes back effects that were ordered and have not begun; false when one has, and then nothing is. Their
 * jobs find nothing to do.
 */
export async function cancelEffects(tx: Tx, keys: readonly string[]): Promise<boolean> {
  if (keys.length === 0) return true;
  const waiting = await tx
    .selectFrom('effect')
    .select('key')
    .where('key', 'in', keys)
    .where('state', '=', 'waiting')
    .where('run', '=', 0)
    .forUpdate()
    .execute();
  if (waiting.length < keys.length) return false;
  await tx.deleteFrom('effect').where('key', 'in', keys).execute();
  return true;
}
