import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { waitingFor } from '../../src/waiting/waiting-for.ts';
import { questionCard } from '../cards/question-cards.ts';
import { say } from '../sdk/say.ts';
import { handoverFor, questionOnCard } from '../telling/card-contents.ts';
import { channelOf } from './speaker.ts';

/** `answer`: what waits for this person's answer, a card each, in their own chat only. */
export async function answerCommand(
  app: App,
  context: TurnContext,
  { actor }: { actor: Person },
): Promise<void> {
  const { waiting } = await waitingFor(app, actor);
  const questions = waiting.filter((line) => line.kind === 'question').slice(0, 3);
  if (questions.length === 0 || channelOf(context)) {
    const text =
      questions.length === 0
        ? 'No question waits for you.'
        : 'Write “answer” to me in our own chat.';
    await say(context, text);
    return;
  }
  for (const { handoverId, action } of questions) {
    const handover = await handoverFor(app, handoverId);
    if (!handover || action.ref === null) continue;
    const reader = actor.personId;
    const shown = questionCard(await questionOnCard(app, handover, action.ref, { reader }));
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(shown)));
  }
}
