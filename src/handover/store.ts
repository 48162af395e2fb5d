import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import type { Tx } from '../app.ts';
import type { Database } from '../storage/tables.ts';
import type { ContactInput } from './model.ts';

/** Changes fields of the handover itself; its version is bumped by `change`. */
export async function updateHandover(
  tx: Tx,
  handoverId: string,
  fields: Omit<Updateable<Database['handover']>, 'id' | 'version' | 'tenant_id'>,
): Promise<void> {
  await tx.updateTable('handover').set(fields).where('id', '=', handoverId).execute();
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
      time_zone: contact.timeZone ?? null,
      person_id: null,
      added_by: by,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
