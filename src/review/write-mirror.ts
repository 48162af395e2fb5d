import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import type { MirrorInput } from './model.ts';
import { saveMirror } from './store.ts';

/**
 * Tech says in its own words what will be built; sales' agreement to the old words is gone.
 * @throws Refusal of change.
 */
export async function writeMirror<V>(
  app: App,
  actor: Person,
  asked: Ask<V, MirrorInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'write-mirror' as const, expected };
  return await change(target, async (work) => {
    await saveMirror(work.db, { handoverId, text: input.text, by: actor.personId, at: work.at });
    await work.note({ text: 'What tech understood was written', page: 'overview', ref: 'mirror' });
    return await show(work);
  });
}
