import { runEffect, type Effect } from '../../src/effects/run.ts';
import { questionCardRequest } from '../../src/questions/order-card.ts';
import {
  questionForGuests,
  questionInThread,
  type QuestionOnCard,
} from '../cards/question-cards.ts';
import { handoverFor, questionOnCard } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { guestsRead } from './guests-read.ts';
import { retireCards } from './retire-cards.ts';

/** Shows a question in the channel: its card is sent the first time and updated from then on. */
export async function showQuestion(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect: Effect) => {
    const { questionId, place } = questionCardRequest.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    const story = await questionOnCard(world.app, handover, questionId);
    await retireQuestionCards(world, handover.id, story);
    const forGuests = await guestsRead(world.app, handover, place?.conversation ?? null);
    const card = forGuests ? questionForGuests(story) : questionInThread(story);
    const to = place
      ? { kind: 'thread' as const, reference: place.conversation }
      : { kind: 'channel' as const, owner: handover.channel_id ?? '' };
    if (to.kind === 'channel' && to.owner === '') return { kind: 'done' };
    const cardKey = `question/${questionId}`;
    const summary = `Question · ${handover.project}`;
    return await deliver(world, { key: cardKey, handoverId: handover.id, to, card, summary });
  });
}

/** A question's one-to-one cards are over as soon as the next move is somebody else's. */
async function retireQuestionCards(world: World, handoverId: string, story: QuestionOnCard) {
  const { question } = story;
  const waitsForAnswer = question.state === 'open' || question.state === 'reopened';
  const over = [
    ...(waitsForAnswer ? [] : ['question']),
    ...(question.state === 'answered' ? [] : ['answered']),
  ];
  for (const kind of over) {
    const prefix = `notice/${handoverId}/${kind}/${question.id}/`;
    await retireCards(world, { handoverId, prefix, card: questionInThread(story) });
  }
}
