import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { Change, State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { PointRecord, SendBackRecord } from './facts.ts';
import type { PointsView, PointView } from './model.ts';
import { changeAt, isNotSent, mendedAt, pointsFor, stateOf } from './rules.ts';

export type Scene = {
  state: State;
  access: Access;
  people: People;
  points: readonly PointRecord[];
  sentBack: SendBackRecord | null;
  /** What changed since it came back, the newest for each place. */
  changes: readonly Change[];
};

/** What tech collected and sent, for one internal reader; after acceptance nothing of it is said any more. */
export function presentedPoints(scene: Scene): PointsView {
  const { access, people, sentBack, state } = scene;
  const isUnderWay = state === 'draft' || state === 'in-review';
  const points = isUnderWay ? pointsFor(scene.points, scene) : [];
  const present = (point: PointRecord) => pointFor(scene, point);
  const sent = points.filter((point) => !isNotSent(point));
  return {
    notSent: points.filter(isNotSent).map(present),
    sentBack:
      sentBack === null || !isUnderWay
        ? null
        : { at: sentBack.at, by: people.ref(sentBack.by), points: sent.map(present) },
    changes: may('handle-point', access, state) ? [...scene.changes] : [],
    can: { collect: may('collect-point', access, state) },
  };
}

function pointFor({ access, people, state, changes }: Scene, point: PointRecord): PointView {
  return {
    id: point.id,
    reason: point.reason,
    text: point.text,
    page: point.page,
    ref: point.ref,
    by: people.maybe(point.by),
    state: stateOf(point),
    answer: point.answer,
    handledBy: people.maybe(point.handled_by),
    handledAt: point.handled_at,
    change: point.outcome === 'cant' ? null : changeAt(changes, mendedAt(point)),
    version: point.version,
    can: {
      edit: isNotSent(point) && may('collect-point', access, state),
      handle: !isNotSent(point) && may('handle-point', access, state),
    },
  };
}
