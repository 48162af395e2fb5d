import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import { approveMirrorText } from './store.ts';

/** Sales agrees that tech has understood it. @throws Refusal invalid_state when nothing is written. */
export async function approveMirror<V>(app: App, actor: Person, asked: Ask<V>): Promise<V> {
  const { handoverId, expected, show } = asked;
  const target = { app, actor, handoverId, verb: 'approve-mirror' as const, expected };
  return await change(target, async (work) => {
    if (work.handover.mirror_at === null) {
      throw new Refusal(
        'invalid_state',
        'Tech has not written it down yet. You hear when they have.',
      );
    }
    await approveMirrorText(work.db, { handoverId, by: actor.personId, at: work.at });
    await work.note({
      text: 'Sales agreed to what tech understood',
      page: 'overview',
      ref: 'mirror',
    });
    return await show(work);
  });
}
