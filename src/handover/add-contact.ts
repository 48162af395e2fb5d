import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import type { ContactInput } from './model.ts';
import { insertContact } from './store.ts';

/** Sales names somebody at the client. @throws Refusal of change. */
export async function addContact<V>(
  app: App,
  actor: Person,
  asked: Ask<V, ContactInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'add-contact' as const, expected };
  return await change(target, async (work) => {
    const by = { by: actor.personId, at: work.at };
    await insertContact(work.db, { handoverId, contact: input, ...by });
    await work.note({ text: 'A client contact was named', page: 'overview', ref: 'contacts' });
    return await show(work);
  });
}
