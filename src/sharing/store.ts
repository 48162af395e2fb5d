import type { Kysely } from 'kysely';
import type { Database } from '../storage/tables.ts';

/** Keeps when a contact first looked at a text that was shown early. */
export async function noteLook(
  db: Kysely<Database>,
  look: { handoverId: string; contactId: string; number: string; at: string },
): Promise<void> {
  const { handoverId, contactId, number, at } = look;
  await db
    .insertInto('client_look')
    .values({ handover_id: handoverId, contact_id: contactId, number, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
