import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { DeclineInput } from './model.ts';
import { declineMirrorText } from './store.ts';

/**
 * Sales says that what tech understood is not the deal, and why: tech writes it anew.
 * @throws Refusal invalid_state when nothing is written, and those of change.
 */
export async function declineMirror<V>(
  app: App,
  actor: Person,
  asked: Ask<V, DeclineInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'decline-mirror' as const, expected };
  return await change(target, async (work) => {
    const { db, handover, at } = work;
    if (handover.mirror_at === null) {
      throw new Refusal(
        'invalid_state',
        'Tech has not written it down yet. You hear when they have.',
      );
    }
    await declineMirrorText(db, { handoverId, by: actor.personId, at, because: input.because });
    await work.note({
      text: 'Sales says that what tech understood is not the deal',
      page: 'overview',
      ref: 'mirror',
    });
    return await show(work);
  });
}
