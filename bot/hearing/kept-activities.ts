import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { App } from '../../src/app.ts';
import { iso } from '../../src/clock.ts';
import { inTransaction } from '../../src/storage/transaction.ts';

/** Longer than a turn takes with all its time limits: by then its program is gone, or it is over. */
const resumeAfterSeconds = 60;

/** A stable UUID for an intent: the same words give the same one, for ever. */
export function keyOf(...words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

/** What an activity is known by, however often it comes under its id; null when it has none. */
export function heardKey({ id, conversation, from }: Activity): string | null {
  return id === undefined ? null : keyOf(conversation.id, from.id, id);
}

/**
 * Teams sends an activity again when an answer is late; the same id is heard once (BT04). What is
 * `kept` is stored whole with a job that goes on with it should this program end before `endTurn`:
 * Teams is told 200 before the work is done, and does not send it again then (BT05).
 */
export async function isFirstTime(app: App, activity: Activity, kept: boolean): Promise<boolean> {
  const key = heardKey(activity);
  if (key === null) return true;
  if (!kept) return await insertHeard(app, app.db, { key, activity: null });
  return await inTransaction(app.db, async (tx) => {
    const isNew = await insertHeard(app, tx, { key, activity: JSON.stringify(activity) });
    if (isNew) {
      await app.queue.enqueue(tx, { name: 'turn', key, afterSeconds: resumeAfterSeconds });
    }
    return isNew;
  });
}

async function insertHeard(
  app: App,
  db: App['db'],
  heard: { key: string; activity: string | null },
): Promise<boolean> {
  const row = await db
    .insertInto('heard_activity')
    .values({ ...heard, at: iso(app.clock.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}

/** The activity of a turn that is not over; undefined when there is nothing left to do. */
export async function keptActivity(app: App, key: string): Promise<Activity | undefined> {
  const row = await app.db
    .selectFrom('heard_activity')
    .select('activity')
    .where('key', '=', key)
    .executeTakeFirst();
  return (row?.activity ?? undefined) as Activity | undefined;
}

/** Forgets what was kept of a turn, now that it is over. */
export async function endTurn(app: App, activity: Activity): Promise<void> {
  const key = heardKey(activity);
  if (key === null) return;
  await app.db
    .updateTable('heard_activity')
    .set({ activity: null })
    .where('key', '=', key)
    .execute();
}
