import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { answer } from '../src/clarifications/answer.ts';
import { answerInput, reopenInput } from '../src/clarifications/model.ts';
import { place } from '../src/clarifications/notices.ts';
import { reopen, settle } from '../src/clarifications/settle.ts';
import { nameRoles } from '../src/handover/name-roles.ts';
import { nameRolesInput } from '../src/handover/model.ts';
import type { Actor } from '../src/people/access.ts';
import type { App } from '../src/record/app.ts';
import { teamsLink } from '../src/record/link.ts';
import { refusalFor } from '../src/record/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import type { Card } from './cards/card.ts';
import { namedCard } from './cards/handover-cards.ts';
import { questionForGuests, questionInThread } from './cards/question-cards.ts';
import { askIn } from './commands.ts';
import { guestsRead } from './readers.ts';
import { handoverFor, questionStory } from './stories.ts';

const onQuestion = { handoverId: z.guid(), questionId: z.guid() };
const typed = z.string().max(4000).default('');

/** What our buttons send; rights are never read from it, only which thing is meant. */
const press = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), ...onQuestion, text: typed }),
  z.object({ do: z.literal('settle'), ...onQuestion }),
  z.object({ do: z.literal('reopen'), ...onQuestion, text: typed }),
  z.object({
    do: z.literal('name-roles'),
    handoverId: z.guid(),
    techLead: z.string(),
    projectManager: z.string(),
  }),
  z.object({ do: z.literal('ask'), handoverId: z.guid(), text: typed, place }),
]);
type Press = z.infer<typeof press>;

/**
 * Does what a card's button says, as the person who pressed it, and lets the card tell the outcome.
 * @throws Refusal of the verb, or invalid_input for a card that isn't ours.
 */
export async function runPress(app: App, context: TurnContext, actor: Actor): Promise<void> {
  const pressed = press.safeParse(context.activity.value);
  if (!pressed.success) {
    throw new Refusal(
      'invalid_input',
      'Something is missing on this card. Fill it in and press again.',
    );
  }
  const told = await act(app, context, { actor, pressed: pressed.data });
  if (!told) return;
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(told));
  const cardId = context.activity.replyToId;
  if (cardId === undefined) await context.sendActivity(message);
  else await context.updateActivity({ ...message, id: cardId });
}

async function act(
  app: App,
  context: TurnContext,
  { actor, pressed }: { actor: Actor; pressed: Press },
): Promise<Card | null> {
  switch (pressed.do) {
    case 'ask': {
      // Where it is pressed is known from Teams; the button's own word for it is not taken.
      const conversation = { ...TurnContext.getConversationReference(context.activity) };
      const { handoverId, text, place: said } = pressed;
      const asked = { actor, handover: { id: handoverId }, text };
      await askIn(app, { ...asked, place: { ...said, conversation } });
      return null;
    }
    case 'name-roles':
      return await pressNameRoles(app, actor, pressed);
    case 'answer': {
      const input = parsed(
        answerInput,
        { text: pressed.text },
        'Write an answer, then press Answer.',
      );
      await answer(app, actor, { ...pressed, expected: null, input });
      return await storyCard(app, context, pressed);
    }
    case 'reopen': {
      const input = parsed(
        reopenInput,
        { text: pressed.text },
        'Write what is still open, then press Not yet.',
      );
      await reopen(app, actor, { ...pressed, expected: null, input });
      return await storyCard(app, context, pressed);
    }
    case 'settle':
      await settle(app, actor, { ...pressed, expected: null });
      return await storyCard(app, context, pressed);
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, remedy: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('invalid_input', remedy);
}

/** The whole story, or, where a copied card was pressed and guests read along, whose move it is (CF03). */
async function storyCard(
  app: App,
  context: TurnContext,
  { handoverId, questionId }: { handoverId: string; questionId: string },
) {
  const handover = await handoverFor(app, handoverId);
  if (!handover) throw refusalFor('not_found');
  const story = await questionStory(app, handover, questionId);
  const here = TurnContext.getConversationReference(context.activity);
  return (await guestsRead(app, handover, here))
    ? questionForGuests(story)
    : questionInThread(story);
}

async function pressNameRoles(
  app: App,
  actor: Actor,
  pressed: Extract<Press, { do: 'name-roles' }>,
): Promise<Card> {
  const { handoverId, techLead, projectManager } = pressed;
  const input = parsed(
    nameRolesInput,
    { techLead, projectManager },
    'Choose a tech lead and a project manager.',
  );
  const view = await nameRoles(app, actor, { handoverId, expected: null, input });
  const nameOf = (role: string) =>
    view.people.find((one) => one.role === role)?.person?.name ?? 'not named';
  const channelId = view.channel?.channelId ?? null;
  return namedCard({
    project: view.project,
    lead: nameOf('tech-lead'),
    manager: nameOf('project-manager'),
    url: teamsLink(app.settings, { handoverId, channelId }),
  });
}
