import { sql } from 'kysely';
import type { App, Tx } from '../app.ts';
import { changedBetween, imagesOf, type Changed } from './images.ts';
import type { ChangingVerb } from './permissions.ts';
import { undoings } from './undoing.ts';

type Act = {
  app: App;
  tx: Tx;
  handoverId: string;
  verb: ChangingVerb;
  /** The handover's after it. */
  version: number;
  /** The person who acts; null for anybody else, who is offered no Undo. */
  personId: string | null;
  at: string;
  /** How the list of changes says it. */
  said(): string | undefined;
};

/**
 * Lets an act that may be undone, or taken back, begin outside only after the seconds in which it may;
 * keeps what an undoable one changed. Where the app gives no such seconds, it is done at once.
 */
export async function undoably<T>(act: Act, perform: (app: App) => Promise<T>): Promise<T> {
  const { app, tx, handoverId, personId } = act;
  const seconds = app.undoSeconds ?? 0;
  const undoing = undoings[act.verb];
  if (seconds === 0 || (undoing.by !== 'undo' && undoing.by !== 'take-back'))
    return await perform(app);
  const held = { seconds, keys: [] as string[] };
  if (undoing.by === 'take-back' || personId === null) return await perform({ ...app, held });
  const before = await imagesOf(tx, handoverId, undoing.tables);
  const result = await perform({ ...app, held });
  const changed = changedBetween(before, await imagesOf(tx, handoverId, undoing.tables));
  await keep(act, { changed, personId, keys: held.keys, unsaid: undoing.unsaid });
  return result;
}

async function keep(
  act: Act,
  done: { changed: Changed[]; personId: string; keys: string[]; unsaid: string | undefined },
): Promise<void> {
  const { tx, handoverId, version, verb, at } = act;
  const { changed, personId, keys, unsaid } = done;
  await tx
    .deleteFrom('undoable_act')
    .where('handover_id', '=', handoverId)
    .where('at', '<', sql<string>`${at}::timestamptz - interval '10 minutes'`)
    .execute();
  if (changed.length === 0) return;
  await tx
    .insertInto('undoable_act')
    .values({
      handover_id: handoverId,
      version,
      by: personId,
      at,
      verb,
      text: act.said() ?? unsaid ?? '',
      changed: JSON.stringify(changed),
      effects: JSON.stringify(keys),
    })
    .execute();
}
