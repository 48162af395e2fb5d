import { randomUUID } from 'node:crypto';
import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { guid } from '../../src/people/model.ts';
import { place } from '../../src/questions/order-card.ts';
import type { Work } from '../../src/record/change.ts';
import { Refusal } from '../../src/refusal.ts';
import { withoutTurns } from '../../src/words.ts';
import type { Card } from '../cards/card.ts';
import { askedCard } from '../cards/question-cards.ts';
import { questionOnCard } from '../telling/card-contents.ts';
import { askIn } from './ask.ts';
import { heardKey, keyOf } from './kept-activities.ts';
import { pressOnQuestion } from './press-question.ts';
import { pressNameRoles } from './press-roles.ts';

const version = z.int().min(0);
// Cards sent before buttons carried a version are on people's screens for good.
const onQuestion = {
  handoverId: guid,
  questionId: guid,
  version: version.nullable().default(null),
};
const typed = z.string().max(4000).default('').transform(withoutTurns);

/** What our buttons send; rights are never read from it, only which thing is meant. */
const press = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), ...onQuestion, text: typed }),
  z.object({ do: z.literal('settle'), ...onQuestion }),
  z.object({ do: z.literal('reopen'), ...onQuestion, text: typed }),
  z.object({
    do: z.literal('name-roles'),
    handoverId: guid,
    version: version.default(0),
    techLead: z.string(),
    projectManager: z.string(),
  }),
  z.object({ do: z.literal('ask'), handoverId: guid, text: typed, place }),
]);
type Press = z.infer<typeof press>;

/**
 * Does what a card's button says, as the person who pressed it, and lets the card tell the outcome.
 * @throws Refusal of the verb, or invalid_input for a card that isn't ours.
 */
export async function runPress(app: App, context: TurnContext, actor: Person): Promise<void> {
  const pressed = press.safeParse(context.activity.value);
  if (!pressed.success) {
    throw new Refusal(
      'invalid_input',
      'Something is missing on this card. Fill it in and press again.',
    );
  }
  const told = await act(app, context, { actor, pressed: pressed.data });
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(told));
  const cardId = context.activity.replyToId;
  if (cardId === undefined) await context.sendActivity(message);
  else await context.updateActivity({ ...message, id: cardId });
}

/** One card asks once, however often and how much later its button is pressed (BT04, BT09). */
function askKey({ activity }: TurnContext, handoverId: string): string {
  const { conversation, from, replyToId } = activity;
  if (replyToId !== undefined) return keyOf(conversation.id, from.id, replyToId, handoverId);
  return heardKey(activity) ?? randomUUID();
}

/** The card that tells the outcome. */
async function act(
  app: App,
  context: TurnContext,
  { actor, pressed }: { actor: Person; pressed: Press },
): Promise<Card> {
  switch (pressed.do) {
    case 'ask': {
      // Where it is pressed is known from Teams; the button's own word for it is not taken.
      const conversation = { ...TurnContext.getConversationReference(context.activity) };
      const { handoverId, text, place: said } = pressed;
      const asked = { actor, handover: { id: handoverId }, text, key: askKey(context, handoverId) };
      const show = async ({ db, handover }: Work, id: string): Promise<Card> =>
        askedCard(await questionOnCard(app, handover, id, { db }));
      return await askIn(app, { ...asked, place: { ...said, conversation }, show });
    }
    case 'name-roles':
      return await pressNameRoles(app, actor, pressed);
    case 'answer':
    case 'reopen':
    case 'settle':
      return await pressOnQuestion(app, context, { actor, pressed });
  }
}
