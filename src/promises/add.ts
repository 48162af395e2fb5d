import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change } from '../record/change.ts';
import { once } from '../record/once-per-key.ts';
import type { PromiseInput, PromiseView } from './model.ts';
import { presentPromise } from './present.ts';
import { insertPromise, keepWording, promiseFields } from './store.ts';

/** Writes down what the client believes they will get. @throws Refusal of change and once. */
export async function addPromise(
  app: App,
  actor: Person,
  request: { handoverId: string; key: string; input: PromiseInput },
): Promise<PromiseView> {
  const { handoverId, key, input } = request;
  const target = { app, actor, handoverId, verb: 'add-promise' as const, expected: null };
  return await change(target, async (work) => {
    const added = await once(app, work.db, {
      key,
      personId: actor.personId,
      input: { handoverId, ...input },
      act: async () => {
        const id = randomUUID();
        const wording = promiseFields(input);
        await insertPromise(work.db, {
          ...wording,
          id,
          handover_id: handoverId,
          added_by: actor.personId,
          added_at: work.at,
        });
        const said = { promiseId: id, by: actor.personId, at: work.at, wording };
        await keepWording(work.db, said);
        const text = input.onlySaid
          ? 'A promise that was only said was added'
          : 'A promise was added';
        await work.note({ text, page: 'promises', ref: id });
        return { id };
      },
    });
    return await presentPromise(work, added.id);
  });
}
