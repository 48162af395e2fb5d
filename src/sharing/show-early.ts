import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import { refuseBlocked } from '../gates/refuse-blocked.ts';
import type { Person } from '../people/actor.ts';
import { promiseBlocks } from '../promises/blocks.ts';
import { readPromises } from '../promises/facts.ts';
import { change, type Ask } from '../record/change.ts';
import { freeze } from '../record/versions.ts';
import { Refusal } from '../refusal.ts';
import { countShown } from './facts.ts';
import { keepsFromShowing } from './rules.ts';
import { sharedContentOf } from './shared-content.ts';

/**
 * Sales shows the client the text before tech has accepted it, once every promise is judged and none
 * waits for sales; what is written afterwards stays ours until the next press or the acceptance.
 * @throws Refusal blocked with the promises in the way; invalid_state when nothing is meant for the client yet.
 */
export async function showEarly<V>(app: App, actor: Person, asked: Ask<V>): Promise<V> {
  const { handoverId, expected, show } = asked;
  const target = { app, actor, handoverId, verb: 'show-early' as const, expected };
  return await change(target, async (work) => {
    const { db, handover, template, by, at } = work;
    const blocks = promiseBlocks(await readPromises(db, handoverId)).filter(keepsFromShowing);
    await refuseBlocked(work, blocks, 'show the text early');
    const content = sharedContentOf(handover, template, await readItems(db, handoverId));
    if (content.items.length === 0) {
      throw new Refusal('invalid_state', 'Nothing is filled in yet that the client may see.');
    }
    const number = String((await countShown(db, handoverId)) + 1);
    await freeze(db, { handoverId, kind: 'shared', number, content, by, at });
    await work.note({ text: 'The text was shown to the client early', page: 'overview' });
    return await show(work);
  });
}
