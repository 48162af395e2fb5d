import { TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Actor } from '../../src/people/access.ts';
import { answer } from '../../src/questions/answer.ts';
import { answerInput, reopenInput } from '../../src/questions/model.ts';
import type { QuestionTarget } from '../../src/questions/move-question.ts';
import { reopen } from '../../src/questions/reopen.ts';
import { settle } from '../../src/questions/settle.ts';
import { refusalFor } from '../../src/record/refusals.ts';
import { Refusal } from '../../src/refusal.ts';
import { withLine, type Card } from '../cards/card.ts';
import {
  questionForGuests,
  questionInThread,
  type QuestionStory,
} from '../cards/question-cards.ts';
import { handoverFor, questionStory } from '../telling/card-contents.ts';
import { guestsRead } from '../telling/guests-read.ts';
import { parsed } from './parse-input.ts';

type Pressed = {
  do: 'answer' | 'reopen' | 'settle';
  handoverId: string;
  questionId: string;
  version: number | null;
  text?: string;
};

/**
 * Answers, settles or reopens, and gives the card that tells it. A button whose move was made
 * meanwhile does nothing: its card then says who made it (BT09). @throws Refusal of the verb.
 */
export async function pressOnQuestion(
  app: App,
  context: TurnContext,
  { actor, pressed }: { actor: Actor; pressed: Pressed },
): Promise<Card> {
  try {
    await move(app, actor, pressed);
  } catch (error) {
    const story = isLate(error) ? await storyOf(app, pressed) : null;
    if (!story || !isOvertaken(pressed, story)) throw error;
    const last = story.question.thread.at(-1);
    const already = `Already ${last?.kind ?? 'done'} by ${last?.by?.name ?? 'a colleague'}`;
    return withLine(await storyCard(app, context, story), already);
  }
  return await storyCard(app, context, await storyOf(app, pressed));
}

async function move(app: App, actor: Actor, pressed: Pressed): Promise<void> {
  const { handoverId, questionId, version: expected, text } = pressed;
  const target: QuestionTarget = { handoverId, questionId, expected };
  switch (pressed.do) {
    case 'answer': {
      const remedy = 'Write an answer, then press Answer.';
      await answer(app, actor, { ...target, input: parsed(answerInput, { text }, remedy) });
      return;
    }
    case 'reopen': {
      const remedy = 'Write what is still open, then press Not yet.';
      await reopen(app, actor, { ...target, input: parsed(reopenInput, { text }, remedy) });
      return;
    }
    case 'settle':
      await settle(app, actor, target);
  }
}

/** Refused for what happened meanwhile; a right that is missing is refused before that. */
function isLate(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    (error.code === 'version_conflict' || error.code === 'invalid_state')
  );
}

/** The question moved on; else it was the handover that did, and the refusal's words say so. */
function isOvertaken(pressed: Pressed, { question }: QuestionStory): boolean {
  if (pressed.version !== null && pressed.version !== question.version) return true;
  const waitsForAnswer = question.state === 'open' || question.state === 'reopened';
  return pressed.do === 'answer' ? !waitsForAnswer : question.state !== 'answered';
}

async function storyOf(app: App, { handoverId, questionId }: Pressed): Promise<QuestionStory> {
  const handover = await handoverFor(app, handoverId);
  if (!handover) throw refusalFor('not_found');
  return await questionStory(app, handover, questionId);
}

/** The whole story, or, where a copied card was pressed and guests read along, whose move it is (CF03). */
async function storyCard(app: App, context: TurnContext, story: QuestionStory): Promise<Card> {
  const handover = await handoverFor(app, story.handoverId);
  if (!handover) throw refusalFor('not_found');
  const here = TurnContext.getConversationReference(context.activity);
  return (await guestsRead(app, handover, here))
    ? questionForGuests(story)
    : questionInThread(story);
}
