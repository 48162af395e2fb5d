import { withoutToken } from '../../src/effects/graph-outcome.ts';
import { runEffect } from '../../src/effects/run.ts';
import { IdentityProblem } from '../../src/microsoft/identity-problem.ts';
import { notice } from '../../src/record/notices.ts';
import { handoverFor } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { noticeFor } from './notice-card.ts';
import { whyNotTold } from './why-not-told.ts';

/** Tells one person that something waits for them, once, if they may still see it (AZ13). */
export async function deliverNotice(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const told = notice.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    const withheld = await whyNotTold(world.app, { effect, handover, told });
    if (withheld) return withheld;
    const to = { kind: 'personal' as const, owner: told.to };
    try {
      const { card, summary } = await noticeFor(world, handover, told);
      return await deliver(world, { key, handoverId: handover.id, to, card, summary });
    } catch (error) {
      if (error instanceof IdentityProblem) return withoutToken(error);
      throw error;
    }
  });
}
