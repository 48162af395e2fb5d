import type { App } from '../app.ts';
import { inTransaction } from '../storage/transaction.ts';
import { keepWaiting } from './keep.ts';
import { rulesVersion } from './rules.ts';

/** So many in a job, each in a transaction of its own: nobody who works waits for the rest. */
const atOnce = 200;

const key = `rules/${rulesVersion}`;

/** Orders that handovers worked out by older rules are worked out anew, where there are any. */
export async function orderRebuild(app: App): Promise<void> {
  if ((await outdated(app, 1)).length > 0)
    await app.queue.enqueue(app.db, { name: 'waiting', key });
}

/**
 * Works some of them out anew, and orders the rest. One that cannot be worked out is logged and left
 * as it is: it must not keep the others from it, and the next start tries it again.
 */
export async function rebuildWaiting(app: App, most = atOnce): Promise<void> {
  const ids = await outdated(app, most);
  let rebuilt = 0;
  for (const id of ids) {
    try {
      await rebuildOne(app, id);
      rebuilt += 1;
    } catch (err) {
      app.log.error({ err, handover: id }, 'what waits could not be worked out');
    }
  }
  if (ids.length === most && rebuilt > 0) {
    await app.queue.enqueue(app.db, { name: 'waiting', key });
  }
}

async function rebuildOne(app: App, id: string): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const locked = tx.selectFrom('handover').select('id').where('id', '=', id).forUpdate();
    if (await locked.executeTakeFirst()) await keepWaiting(app, tx, id);
  });
}

async function outdated(app: App, limit: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('handover')
    .select('id')
    .where('waiting_version', '<', rulesVersion)
    .where('state', 'not in', ['closed', 'cancelled'])
    .orderBy('waiting_version')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
