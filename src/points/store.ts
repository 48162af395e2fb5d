import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import { checkVersion } from '../record/change.ts';
import type { Page } from '../record/model.ts';
import { refusalFor } from '../record/refusals.ts';
import type { Database } from '../storage/tables.ts';
import type { PointRecord } from './facts.ts';
import type { PointInput } from './model.ts';

type Collected = PointInput & { handoverId: string; by: string; at: string };

/** Writes a point down that is not sent yet; gives its id. */
export async function insertPoint(tx: Tx, point: Collected): Promise<string> {
  const id = randomUUID();
  const { handoverId, page = null, ref = null, ...said } = point;
  await tx
    .insertInto('review_point')
    .values({ ...said, id, handover_id: handoverId, page, ref })
    .execute();
  return id;
}

/** What is collected and not sent on a handover, in the order in which it was collected. */
export async function readNotSent(tx: Tx, handoverId: string): Promise<PointRecord[]> {
  const rows = await tx
    .selectFrom('review_point')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .where('round', 'is', null)
    .orderBy('position')
    .execute();
  return rows as PointRecord[];
}

/** Reads one point of this handover at the version the person saw. @throws Refusal */
export async function readPoint(
  tx: Tx,
  where: { handoverId: string; id: string; expected: number; isSent: boolean },
): Promise<PointRecord> {
  const row = await tx
    .selectFrom('review_point')
    .selectAll()
    .where('id', '=', where.id)
    .where('handover_id', '=', where.handoverId)
    .where('round', where.isSent ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (!row) throw refusalFor('not_found');
  checkVersion(where.expected, row.version);
  return row as PointRecord;
}

/** Changes a point and bumps its version. */
export async function updatePoint(
  tx: Tx,
  point: { id: string; version: number },
  fields: Updateable<Database['review_point']>,
): Promise<void> {
  await tx
    .updateTable('review_point')
    .set({ ...fields, version: point.version + 1 })
    .where('id', '=', point.id)
    .execute();
}

/** Takes a point away that nobody but tech has seen. */
export async function deletePoint(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('review_point').where('id', '=', id).execute();
}

/** Takes away what is not sent about one place. */
export async function deleteNotSentAt(
  tx: Tx,
  { handoverId, page, ref }: { handoverId: string; page: Page; ref: string },
): Promise<void> {
  await tx
    .deleteFrom('review_point')
    .where('handover_id', '=', handoverId)
    .where('round', 'is', null)
    .where('page', '=', page)
    .where('ref', '=', ref)
    .execute();
}

/** Stores one more send-back, counted from 1, and sends with it what was collected; gives its number. */
export async function insertSendBack(
  tx: Tx,
  sent: { handoverId: string; by: string; at: string; shouldHaveBeen: string | null },
): Promise<number> {
  const { handoverId, by, at, shouldHaveBeen } = sent;
  const { count } = await tx
    .selectFrom('send_back')
    .select((build) => build.fn.countAll<string>().as('count'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const round = Number(count) + 1;
  const said = { round, by, at, should_have_been: shouldHaveBeen };
  await tx
    .insertInto('send_back')
    .values({ handover_id: handoverId, ...said })
    .execute();
  await tx
    .updateTable('review_point')
    .set({ round })
    .where('handover_id', '=', handoverId)
    .where('round', 'is', null)
    .execute();
  return round;
}

/** Marks the last send-back as taken back; its points are collected again, and nothing is done about them. */
export async function takeRoundBack(
  tx: Tx,
  { handoverId, at }: { handoverId: string; at: string },
): Promise<void> {
  const last = tx
    .selectFrom('send_back')
    .select((sent) => sent.fn.max('round').as('round'))
    .where('handover_id', '=', handoverId);
  await tx
    .updateTable('review_point')
    .set({ round: null })
    .where('handover_id', '=', handoverId)
    .where('round', '=', last)
    .execute();
  await tx
    .updateTable('send_back')
    .set({ taken_back_at: at })
    .where('handover_id', '=', handoverId)
    .where('round', '=', last)
    .execute();
}
