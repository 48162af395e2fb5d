import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import { placeOf } from './blocks.ts';
import type { PointTarget } from './edit-point.ts';
import { readLastRound } from './facts.ts';
import type { HandleInput, PointsView } from './model.ts';
import { presentPoints } from './present.ts';
import { readPoint, updatePoint } from './store.ts';

const lines: Record<HandleInput['outcome'], string> = {
  done: 'A point of tech is done',
  cant: 'A point of tech was answered: it can’t be done',
  open: 'A point of tech is open again',
};

/**
 * Sales says what it did about a point of the last round: done, with where it was mended, or why it
 * can't; or takes back what it said.
 * @throws Refusal not_found for a point of an earlier round or none, and of change.
 */
export async function handlePoint(
  app: App,
  actor: Person,
  request: PointTarget & { input: HandleInput },
): Promise<PointsView> {
  const { handoverId, pointId: id, expected, input } = request;
  const target = { app, actor, handoverId, verb: 'handle-point' as const, expected: null };
  return await change(target, async (work) => {
    const { db } = work;
    const point = await readPoint(db, { handoverId, id, expected, isSent: true });
    if (point.round !== (await readLastRound(db, handoverId))) throw refusalFor('not_found');
    await updatePoint(db, point, { ...said(input), ...handled(work, actor, input) });
    await work.note({ text: lines[input.outcome], page: 'overview', ref: placeOf(point) });
    return await presentPoints(work);
  });
}

function said(input: HandleInput) {
  const changed = input.outcome === 'done' ? input.changed : undefined;
  return {
    outcome: input.outcome === 'open' ? null : input.outcome,
    answer: input.outcome === 'cant' ? input.because : null,
    changed_page: changed?.page ?? null,
    changed_ref: changed?.ref ?? null,
  };
}

function handled({ at }: Work, { personId }: Person, { outcome }: HandleInput) {
  return outcome === 'open'
    ? { handled_by: null, handled_at: null }
    : { handled_by: personId, handled_at: at };
}
