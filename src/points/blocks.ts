import { shorten } from '../one-line.ts';
import type { BlockOf } from '../record/blocks.ts';
import type { Page } from '../record/model.ts';
import type { PointRecord } from './facts.ts';
import { stateOf } from './rules.ts';

export type PointBlock = BlockOf<'point_open', { kind: 'point'; id: string }>;

/** What leads to a point in the list of those that were sent back. */
export function placeOf({ id }: { id: string }): string {
  return `point:${id}`;
}

/** Submission: each point of the last round is done or answered (product.md, gate "submit"). */
export function pointBlocks(points: readonly PointRecord[]): PointBlock[] {
  return points
    .filter((point) => stateOf(point) === 'open')
    .map((point) => ({
      code: 'point_open',
      subjects: [{ kind: 'point', id: point.id }],
      text: point.text,
      role: 'sales-owner',
      cure: { ...cureOf(point), step: `Mend: ${shorten(point.text, 36)}` },
    }));
}

/** An item or a promise shows its points where it stands; all others are answered in the list. */
function cureOf(point: PointRecord): { label: string; page: Page; ref: string } {
  const { page, ref } = point;
  if ((page === 'checklist' || page === 'promises') && ref !== null)
    return { label: 'Mend', page, ref };
  return { label: 'Answer', page: 'overview', ref: placeOf(point) };
}
