import type { Work } from '../record/change.ts';
import type { Page } from '../record/model.ts';
import { Refusal } from '../refusal.ts';
import type { PointInput, SendBackInput } from './model.ts';
import { mostNotSent } from './rules.ts';
import {
  deleteNotSentAt,
  insertPoint,
  insertSendBack,
  readNotSent,
  takeRoundBack,
} from './store.ts';

/**
 * Sends what was collected, and what is said with the press itself, as one more round. Gives its
 * number, and how many points went.
 * @throws Refusal invalid_input without a point, or with more than anybody reads.
 */
export async function sendPoints(
  work: Work,
  sent: { by: string; input: SendBackInput },
): Promise<{ round: number; count: number }> {
  const { db, handover, at } = work;
  const { by, input } = sent;
  const points = input.points ?? [];
  const count = (await readNotSent(db, handover.id)).length + points.length;
  if (count === 0) throw new Refusal('invalid_input', 'Name at least one reason.');
  if (count > mostNotSent) throw tooMany();
  for (const point of points) await insertPoint(db, { ...point, handoverId: handover.id, by, at });
  const shouldHaveBeen = input.shouldHaveBeen ?? null;
  const round = await insertSendBack(db, { handoverId: handover.id, by, at, shouldHaveBeen });
  return { round, count };
}

/** Takes the last round back, which nobody has acted on: its points are not sent again. */
export async function takePointsBack({ db, handover, at }: Work): Promise<void> {
  await takeRoundBack(db, { handoverId: handover.id, at });
}

type Place = { page: Page; ref: string };

/** Nothing that is not sent stands about this place any more: tech says otherwise by now. */
export async function forgetNotSent({ db, handover }: Work, { page, ref }: Place): Promise<void> {
  await deleteNotSentAt(db, { handoverId: handover.id, page, ref });
}

/** Collects a point instead of whatever is not sent about the same place. @throws Refusal when too many wait. */
export async function collectInstead(
  work: Work,
  { by, point }: { by: string; point: PointInput & Place },
): Promise<void> {
  const { db, handover, at } = work;
  await forgetNotSent(work, point);
  if ((await readNotSent(db, handover.id)).length >= mostNotSent) throw tooMany();
  await insertPoint(db, { ...point, handoverId: handover.id, by, at });
}

/** More points wait than anybody reads at once. */
export function tooMany(): Refusal {
  return new Refusal(
    'invalid_state',
    `At most ${mostNotSent} points go at once. Send these first.`,
  );
}
