import { TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import type { Work } from '../../src/record/change.ts';
import { refusalFor } from '../../src/record/refusals.ts';
import { Refusal } from '../../src/refusal.ts';
import { withLine, type Card } from '../cards/card.ts';
import {
  questionForGuests,
  questionInThread,
  type QuestionOnCard,
} from '../cards/question-cards.ts';
import { handoverFor, questionOnCard } from '../telling/card-contents.ts';
import type { Reference } from '../telling/conversations.ts';
import { guestsRead, guestsReadIn } from '../telling/guests-read.ts';
import { moveOnQuestion, waitsStill, type Pressed } from './move-pressed.ts';

/**
 * Answers, settles or reopens, and gives the card that tells it. A button whose move was made
 * meanwhile does nothing: its card then says who made it (BT09). @throws Refusal of the verb.
 */
export async function pressOnQuestion(
  app: App,
  context: TurnContext,
  { actor, pressed }: { actor: Person; pressed: Pressed },
): Promise<Card> {
  const here = TurnContext.getConversationReference(context.activity);
  const show = async ({ db, handover, team }: Work, questionId: string): Promise<Card> => {
    const story = await questionOnCard(app, handover, questionId, { db });
    const { members } = team;
    const { tenantId } = app.settings;
    return storyCard(story, { forGuests: guestsReadIn(here, { handover, members, tenantId }) });
  };
  try {
    return await moveOnQuestion(app, actor, { ...pressed, show });
  } catch (error) {
    // What was answered meanwhile and undone waits again, as its card says.
    if (await waitsStill(app, pressed, error))
      return await moveOnQuestion(app, actor, { ...pressed, version: null, show });
    const card = isLate(error) ? await overtakenCard(app, pressed, here) : null;
    if (card) return card;
    throw error;
  }
}

/** Who made the move meanwhile, on top of how the question stands; null when it didn't move on. */
async function overtakenCard(app: App, pressed: Pressed, here: Reference): Promise<Card | null> {
  const handover = await handoverFor(app, pressed.handoverId);
  if (!handover) throw refusalFor('not_found');
  const story = await questionOnCard(app, handover, pressed.questionId);
  if (!isOvertaken(pressed, story)) return null;
  const last = story.question.thread.at(-1);
  const already = `Already ${last?.kind ?? 'done'} by ${last?.by?.name ?? 'a colleague'}`;
  const forGuests = await guestsRead(app, handover, here);
  return withLine(storyCard(story, { forGuests }), already);
}

/** Refused for what happened meanwhile; a right that is missing is refused before that. */
function isLate(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    (error.code === 'version_conflict' || error.code === 'invalid_state')
  );
}

/** The question moved on; else it was the handover that did, and the refusal's words say so. */
function isOvertaken(pressed: Pressed, { question }: QuestionOnCard): boolean {
  if (pressed.version !== null && pressed.version !== question.version) return true;
  const waitsForAnswer = question.state === 'open' || question.state === 'reopened';
  return pressed.do === 'answer' ? !waitsForAnswer : question.state !== 'answered';
}

/** The whole story, or, where a copied card was pressed and guests read along, whose move it is (CF03). */
function storyCard(story: QuestionOnCard, { forGuests }: { forGuests: boolean }): Card {
  return forGuests ? questionForGuests(story) : questionInThread(story);
}
