import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { sendPoints } from '../points/apply.ts';
import type { SendBackInput } from '../points/model.ts';
import { change, type Ask } from '../record/change.ts';
import { holderOf } from '../record/holders.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { updateHandover } from './store.ts';

/**
 * Tech sends the handover back with all that was collected; sales sees exactly these points.
 * @throws Refusal invalid_input without a point, and those of change.
 */
export async function sendBack<V>(
  app: App,
  actor: Person,
  asked: Ask<V, SendBackInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'send-back' as const, expected };
  return await change(target, async (work) => {
    const { round, count } = await sendPoints(work, { by: actor.personId, input });
    await updateHandover(work.db, handoverId, { state: 'draft' });
    const owner = holderOf(work.handover, 'sales-owner');
    await orderNotice(work, { to: owner, kind: 'sent-back', occasion: String(round) });
    await orderHandoverCard(work);
    const reasons = count === 1 ? 'one reason' : `${count} reasons`;
    await work.note({ text: `Sent back with ${reasons}`, page: 'overview' });
    return await show(work);
  });
}
