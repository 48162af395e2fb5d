import { runEffect, type Effect } from '../../src/effects/run.ts';
import { questionCardRequest } from '../../src/questions/order-card.ts';
import { questionForGuests, questionInThread } from '../cards/question-cards.ts';
import { handoverFor, questionOnCard } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { guestsRead } from './guests-read.ts';
import { findCard } from './sent-cards.ts';

/** Shows a question in the channel: its card is sent the first time and updated from then on. */
export async function showQuestion(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect: Effect) => {
    const { questionId, place } = questionCardRequest.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    const story = await questionOnCard(world.app, handover, questionId);
    const cardKey = `question/${questionId}`;
    const known = await findCard(world.app, cardKey);
    // Where its card stands already is where it is read, wherever that is (CF03).
    const where = known?.activityId ? known.reference : (place?.conversation ?? null);
    const forGuests = await guestsRead(world.app, handover, where);
    const card = forGuests ? questionForGuests(story) : questionInThread(story);
    const to = place
      ? { kind: 'thread' as const, reference: place.conversation }
      : { kind: 'channel' as const, owner: handover.channel_id ?? '' };
    if (!known && to.kind === 'channel' && to.owner === '') return { kind: 'done' };
    const summary = `Question · ${handover.project}`;
    return await deliver(world, { key: cardKey, handoverId: handover.id, to, card, summary });
  });
}
