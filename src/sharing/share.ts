import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { freeze, latestVersions } from '../record/versions.ts';
import { Refusal } from '../refusal.ts';
import { sharedContentOf } from './shared-content.ts';

/**
 * Sales shows the client the handover as it is now; what is typed afterwards stays ours until the
 * next press. @throws Refusal invalid_state when nothing is meant for the client yet.
 */
export async function share<V>(app: App, actor: Person, asked: Ask<V>): Promise<V> {
  const { handoverId, expected, show } = asked;
  const target = { app, actor, handoverId, verb: 'share' as const, expected };
  return await change(target, async (work) => {
    const { db, handover, template, by, at } = work;
    const content = sharedContentOf(handover, template, await readItems(db, handoverId));
    if (content.items.length === 0) {
      throw new Refusal('invalid_state', 'Nothing is filled in yet that the client may see.');
    }
    const { shared } = await latestVersions(db, handoverId);
    const number = String(Number(shared?.number ?? 0) + 1);
    await freeze(db, { handoverId, kind: 'shared', number, content, by, at });
    await work.note({ text: `Shared with the client as version ${number}`, page: 'overview' });
    return await show(work);
  });
}
