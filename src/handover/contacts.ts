import { randomUUID } from 'node:crypto';
import type { Actor } from '../people/access.ts';
import type { App, Tx } from '../record/app.ts';
import { change } from '../record/change.ts';
import type { ContactInput, HandoverView } from './model.ts';
import { presentAfter } from './present.ts';

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

/** Sales names somebody at the client. @throws Refusal of change. */
export async function addContact(
  app: App,
  actor: Actor,
  request: { handoverId: string; expected: number; input: ContactInput },
): Promise<HandoverView> {
  const { handoverId, expected, input } = request;
  const target = { app, actor, handoverId, verb: 'add-contact' as const, expected };
  return await change(target, async (work) => {
    const by = { by: actor.personId, at: work.at };
    await insertContact(work.db, { handoverId, contact: input, ...by });
    await work.note({ text: 'A client contact was named', page: 'overview', ref: 'contacts' });
    return await presentAfter(work);
  });
}
