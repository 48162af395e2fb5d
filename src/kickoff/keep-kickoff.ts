import { Temporal } from 'temporal-polyfill';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import type { Person } from '../people/actor.ts';
import { change } from '../record/change.ts';
import { orderHandoverCard } from '../record/notices.ts';
import { Refusal } from '../refusal.ts';
import { readKickoff } from './facts.ts';
import type { KeepKickoffInput, KickoffView } from './model.ts';
import { presentKickoff } from './present.ts';
import { openPoints } from './rules.ts';
import { keepReplies, updateKickoff } from './store.ts';

/**
 * The project manager leaves the kickoff as it is, although somebody declined or would rather meet at
 * another time, or has seen where it was moved to. What came after `upTo` was not seen, and stays open.
 * @throws Refusal invalid_state when there is nothing of that kind, and those of change.
 */
export async function keepKickoff(
  app: App,
  actor: Person,
  asked: { handoverId: string; input: KeepKickoffInput },
): Promise<KickoffView> {
  const { handoverId, input } = asked;
  const target = { app, actor, handoverId, verb: 'keep-kickoff' as const, expected: null };
  return await change(target, async (work) => {
    const { db, at } = work;
    const kickoff = await readKickoff(db, handoverId);
    const upTo = iso(Temporal.Instant.from(input.upTo));
    const seen = kickoff ? openPoints(kickoff).filter(({ since }) => since <= upTo) : [];
    if (seen.length === 0 || seen.some(({ kind }) => kind === 'gone')) {
      throw new Refusal(
        'invalid_state',
        'There is nothing to leave as it is. Reload to see how the kickoff stands.',
        { state: work.handover.state },
      );
    }
    if (seen.some(({ kind }) => kind === 'moved')) {
      await updateKickoff(db, handoverId, { moved_from: null, moved_at: null });
    }
    await keepReplies(db, handoverId, { at, upTo });
    await orderHandoverCard(work);
    await work.note({ text: 'The kickoff stays as it is', page: 'kickoff' });
    return await presentKickoff(work);
  });
}
