import type { Access } from '../people/access.ts';
import { isTheirs } from '../people/rules.ts';
import type { Page, State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { PointRecord } from './facts.ts';
import type { PointView } from './model.ts';

/** So many points wait to be sent at most: nobody reads more at once. */
export const mostNotSent = 50;

/** Whether a point was collected and not sent yet. */
export function isNotSent(point: Pick<PointRecord, 'round'>): boolean {
  return point.round === null;
}

/** Where a point stands between tech and sales. */
export function stateOf(point: Pick<PointRecord, 'round' | 'outcome'>): PointView['state'] {
  return isNotSent(point) ? 'not-sent' : (point.outcome ?? 'open');
}

/**
 * The points that a reader may know of: what was sent is everybody's on our side, what was not is
 * for whoever may send it back, and for whoever said it.
 */
export function pointsFor<Point extends Pick<PointRecord, 'round' | 'by'>>(
  points: readonly Point[],
  { access, state }: { access: Access; state: State },
): Point[] {
  const isSender = may('send-back', access, state);
  const isSaid = ({ by }: Point) => state === 'in-review' && isTheirs(access, by);
  return points.filter((point) => !isNotSent(point) || isSender || isSaid(point));
}

type Place = { page: Page; ref: string | null };

/** Where a point was mended: where sales said, or else where it is about; null in words alone. */
export function mendedAt(point: PointRecord): Place | null {
  const page = point.changed_page ?? point.page;
  const ref = point.changed_page === null ? point.ref : point.changed_ref;
  return page === null || ref === null ? null : { page, ref };
}

/** What changed at a place; null where nothing did. */
export function changeAt<Line extends Place>(
  changes: readonly Line[],
  place: Place | null,
): Line | null {
  if (place === null) return null;
  return changes.find(({ page, ref }) => page === place.page && ref === place.ref) ?? null;
}
