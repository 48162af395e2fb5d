import type { Hands } from '../../infra/local/seed/product.ts';
import type { PointsView } from '../../src/points/model.ts';

/** What tech collected and sent on a handover, as this person sees it. */
export async function pointsOf(hands: Hands, handoverId: string): Promise<PointsView> {
  return await hands.send<PointsView>({ method: 'GET', path: `/handovers/${handoverId}/points` });
}

/** Sales says of each point that it is done. */
export async function sayDone(hands: Hands, handoverId: string): Promise<void> {
  const { sentBack } = await pointsOf(hands, handoverId);
  for (const { id, version, state } of sentBack?.points ?? []) {
    if (state !== 'open') continue;
    const path = `/handovers/${handoverId}/points/${id}/handle`;
    await hands.send({ method: 'POST', path, body: { outcome: 'done' }, version });
  }
}
