import type { Updateable } from 'kysely';
import type { Tx } from '../record/app.ts';
import type { HandoverTable } from '../storage/tables.ts';
import type { CheckKind, SendBackInput } from './model.ts';

/** Changes fields of the handover itself; its version is bumped by `change`. */
export async function updateHandover(
  tx: Tx,
  handoverId: string,
  fields: Omit<Updateable<HandoverTable>, 'id' | 'version' | 'tenant_id'>,
): Promise<void> {
  await tx.updateTable('handover').set(fields).where('id', '=', handoverId).execute();
}

/** Stores one more send-back; gives its round, counted from 1. */
export async function insertSendBack(
  tx: Tx,
  sent: { handoverId: string; by: string; at: string; input: SendBackInput },
): Promise<number> {
  const { handoverId, by, at, input } = sent;
  const { count } = await tx
    .selectFrom('send_back')
    .select((build) => build.fn.countAll<string>().as('count'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const round = Number(count) + 1;
  const points = input.points.map((point) => ({
    reason: point.reason,
    text: point.text,
    page: point.page ?? null,
    ref: point.ref ?? null,
  }));
  await tx
    .insertInto('send_back')
    .values({
      handover_id: handoverId,
      round,
      by,
      at,
      points: JSON.stringify(points),
      should_have_been: input.shouldHaveBeen ?? null,
    })
    .execute();
  return round;
}

/** Stores a check by name; a later one of the same kind replaces it. */
export async function saveCheck(
  tx: Tx,
  check: { handoverId: string; kind: CheckKind; by: string; at: string; note: string },
): Promise<void> {
  const { handoverId, kind, by, at, note } = check;
  await tx
    .insertInto('feasibility_check')
    .values({ handover_id: handoverId, kind, by, at, note })
    .onConflict((conflict) =>
      conflict.columns(['handover_id', 'kind']).doUpdateSet({ by, at, note }),
    )
    .execute();
}
