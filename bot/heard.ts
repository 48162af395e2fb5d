import type { Activity } from 'botbuilder';
import { iso } from '../src/clock.ts';
import type { App } from '../src/record/app.ts';

/** Teams sends an activity again when an answer is late; the same id is heard once (BT04). */
export async function isFirstTime(app: App, activity: Activity): Promise<boolean> {
  if (activity.id === undefined) return true;
  const key = `${activity.conversation.id}/${activity.from.id}/${activity.id}`;
  const row = await app.db
    .insertInto('heard_activity')
    .values({ key, at: iso(app.clock.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}
