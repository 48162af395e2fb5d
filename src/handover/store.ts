import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import type { Database } from '../storage/tables.ts';
import type { ContactInput, SendBackInput } from './model.ts';

/** Changes fields of the handover itself; its version is bumped by `change`. */
export async function updateHandover(
  tx: Tx,
  handoverId: string,
  fields: Omit<Updateable<Database['handover']>, 'id' | 'version' | 'tenant_id'>,
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
      taken_back_at: null,
    })
    .execute();
  return round;
}

/** Marks the last send-back as taken back: its points stay in the history. */
export async function takeSendBackBack(
  tx: Tx,
  { handoverId, at }: { handoverId: string; at: string },
): Promise<void> {
  const last = tx
    .selectFrom('send_back')
    .select((round) => round.fn.max('round').as('round'))
    .where('handover_id', '=', handoverId);
  await tx
    .updateTable('send_back')
    .set({ taken_back_at: at })
    .where('handover_id', '=', handoverId)
    .where('round', '=', last)
    .execute();
}

/** Stores a client contact; the same mail address is one contact. */
export async function insertContact(
  tx: Tx,
  added: { handoverId: string; contact: ContactInput; by: string; at: string },
): Promise<void> {
  const { handoverId, contact, by, at } = added;
  await tx
    .insertInto('client_contact')
    .values({
      id: randomUUID(),
      handover_id: handoverId,
      name: contact.name,
      mail: contact.mail,
      time_zone: null,
      person_id: null,
      added_by: by,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
