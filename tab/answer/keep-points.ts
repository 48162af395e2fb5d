import type { ReturnPoint } from '../../src/handover/model.ts';
import type { Drafts } from '../unsaved/drafts.ts';
import type { SuggestedPoint } from './return-points.ts';

/** Under which name the points for sending back are kept until they are sent. */
export const pointsDraft = (handoverId: string) => `${handoverId} send back`;

/** Keeps the points of a sending back that was taken back, as if they had not been sent yet. */
export function keepPoints(
  drafts: Drafts,
  handoverId: string,
  points: readonly ReturnPoint[],
): void {
  const value: SuggestedPoint[] = points.map((point) => {
    return { key: crypto.randomUUID(), ...point, isChosen: true };
  });
  const typedIn = { handoverId, title: 'Send back', page: 'answer' as const, ref: null };
  drafts.set({ name: pointsDraft(handoverId), value, typedIn });
}
