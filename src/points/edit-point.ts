import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change } from '../record/change.ts';
import type { PointsView, PointWords } from './model.ts';
import { presentPoints } from './present.ts';
import { deletePoint, readPoint, updatePoint } from './store.ts';

/** Which point, at the version the person saw. */
export type PointTarget = { handoverId: string; pointId: string; expected: number };

/** Tech words a point anew that is not sent yet. @throws Refusal not_found once it is sent, and of change. */
export async function editPoint(
  app: App,
  actor: Person,
  request: PointTarget & { input: PointWords },
): Promise<PointsView> {
  const { handoverId, pointId: id, expected, input } = request;
  const target = { app, actor, handoverId, verb: 'collect-point' as const, expected: null };
  return await change(target, async (work) => {
    work.leavesWaiting();
    const point = await readPoint(work.db, { handoverId, id, expected, isSent: false });
    await updatePoint(work.db, point, input);
    return await presentPoints(work);
  });
}

/** Tech takes a point away that is not sent yet. @throws Refusal not_found once it is sent, and of change. */
export async function removePoint(
  app: App,
  actor: Person,
  request: PointTarget,
): Promise<PointsView> {
  const { handoverId, pointId: id, expected } = request;
  const target = { app, actor, handoverId, verb: 'collect-point' as const, expected: null };
  return await change(target, async (work) => {
    const point = await readPoint(work.db, { handoverId, id, expected, isSent: false });
    await deletePoint(work.db, point.id);
    return await presentPoints(work);
  });
}
