import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import { latestVersions, markTakenBack } from '../record/versions.ts';
import { Refusal } from '../refusal.ts';
import { readLookedAt } from './facts.ts';
import { whyNotTakenBack } from './rules.ts';

/**
 * Takes back a text shown early, by whoever showed it, while nobody of the client has looked at it; what
 * was shown before that, if anything, is what they read again (product.md, rule 10).
 * @throws Refusal role_required for anybody else; invalid_state when it is too late, or nothing is shown.
 */
export async function takeShownBack<V>(app: App, actor: Person, asked: Ask<V>): Promise<V> {
  const { handoverId, expected, show } = asked;
  const target = { app, actor, handoverId, verb: 'take-shown-back' as const, expected };
  return await change(target, async (work) => {
    const { db, at } = work;
    const { shared } = await latestVersions(db, handoverId);
    const lookedAt = await readLookedAt(db, handoverId);
    const why = whyNotTakenBack({ shared, lookedAt }, actor.personId);
    if (why === 'not-theirs') throw refusalFor('role_required');
    if (why !== null || !shared) throw new Refusal('invalid_state', sentences[why ?? 'not-there']);
    await markTakenBack(db, { handoverId, kind: 'shared', number: shared.number, at });
    await work.note({ text: 'The text shown early was taken back', page: 'overview' });
    return await show(work);
  });
}

const sentences = {
  'not-there': 'No text is shown to the client early.',
  'looked-at': 'The client has looked at it, so it stays. Show the text as it is now instead.',
};
