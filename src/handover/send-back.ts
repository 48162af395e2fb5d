import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { holderOf } from '../record/holders.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import type { SendBackInput } from './model.ts';
import { insertSendBack, updateHandover } from './store.ts';

/** Tech sends the handover back; sales sees exactly these points. @throws Refusal of change. */
export async function sendBack<V>(
  app: App,
  actor: Person,
  asked: Ask<V, SendBackInput>,
): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'send-back' as const, expected };
  return await change(target, async (work) => {
    const sent = { handoverId, by: actor.personId, at: work.at, input };
    const round = await insertSendBack(work.db, sent);
    await updateHandover(work.db, handoverId, { state: 'draft' });
    const owner = holderOf(work.handover, 'sales-owner');
    await orderNotice(work, { to: owner, kind: 'sent-back', occasion: String(round) });
    await orderHandoverCard(work);
    const points = input.points.length === 1 ? 'one reason' : `${input.points.length} reasons`;
    await work.note({ text: `Sent back with ${points}`, page: 'overview' });
    return await show(work);
  });
}
