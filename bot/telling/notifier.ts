import { withoutToken } from '../../src/effects/graph-outcome.ts';
import { runEffect } from '../../src/effects/run.ts';
import type { Outcome } from '../../src/effects/settle.ts';
import { IdentityProblem } from '../../src/microsoft/identity-problem.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { notice, type Notice } from '../../src/record/notices.ts';
import { handoverFor } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { endNotices, isOver } from './end-notices.ts';
import { noticeFor } from './notice-card.ts';
import { findCard } from './sent-cards.ts';
import { whyNotTold } from './why-not-told.ts';

/**
 * Tells one person that something waits for them, once, if they may still see it (AZ13) and it still
 * waits. What ended while the card was on its way, and older cards of the same, tell their end.
 */
export async function deliverNotice(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const told = notice.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    const withheld = await whyNotTold(world.app, { effect, handover, told });
    if (withheld) return withheld;
    try {
      const outcome = await tell(world, { key, handover, told });
      if (outcome.kind !== 'done') return outcome;
      return (await endNotices(world, handover.id)) ?? outcome;
    } catch (error) {
      if (error instanceof IdentityProblem) return withoutToken(error);
      throw error;
    }
  });
}

type Telling = { key: string; handover: HandoverRow; told: Notice };

async function tell(world: World, { key, handover, told }: Telling): Promise<Outcome> {
  const known = await findCard(world.app, key);
  if (known?.activityId) return { kind: 'done', result: { activityId: known.activityId } };
  // A naming that was over before it was asked for is told all the same: whoever staffs hears of each deal.
  if (!known && told.kind !== 'name-roles' && (await isOver(world.app, handover, told)))
    return { kind: 'done', result: { withheld: true } };
  const { card, summary } = await noticeFor(world, handover, told);
  const to = { kind: 'personal' as const, owner: told.to };
  return await deliver(world, { key, handoverId: handover.id, to, card, summary });
}
