import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change } from '../record/change.ts';
import { once } from '../record/once-per-key.ts';
import { tooMany } from './apply.ts';
import type { PointInput, PointsView } from './model.ts';
import { presentPoints } from './present.ts';
import { mostNotSent } from './rules.ts';
import { insertPoint, readNotSent } from './store.ts';

/**
 * Tech collects a point while reading; nobody but tech sees it before it is sent, so the list of
 * changes says nothing of it. The same words about the same thing are one point.
 * @throws Refusal of change and once, invalid_state when too many wait to be sent.
 */
export async function collectPoint(
  app: App,
  actor: Person,
  request: { handoverId: string; key: string; input: PointInput },
): Promise<PointsView> {
  const { handoverId, key, input } = request;
  const target = { app, actor, handoverId, verb: 'collect-point' as const, expected: null };
  return await change(target, async (work) => {
    const { db, at } = work;
    const by = actor.personId;
    work.leavesWaiting();
    await once(app, db, {
      key,
      personId: by,
      input: { handoverId, ...input },
      act: async () => {
        const { text, page = null, ref = null } = input;
        const notSent = await readNotSent(db, handoverId);
        const same = notSent.find(
          (one) => one.text === text && one.page === page && one.ref === ref,
        );
        if (same) return { id: same.id };
        if (notSent.length >= mostNotSent) throw tooMany();
        return { id: await insertPoint(db, { ...input, handoverId, by, at }) };
      },
    });
    return await presentPoints(work);
  });
}
