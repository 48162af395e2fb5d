import { randomUUID } from 'node:crypto';
import { TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { ask } from '../../src/questions/ask.ts';
import { askInput, type AskInput } from '../../src/questions/model.ts';
import type { ShowQuestion } from '../../src/questions/move-question.ts';
import type { Place } from '../../src/questions/order-card.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { messageLink } from '../../src/record/link.ts';
import { Refusal } from '../../src/refusal.ts';
import { say } from '../sdk/say.ts';
import { chooseHandover } from './choose-handover.ts';
import { heardKey } from './kept-activities.ts';
import { channelOf } from './speaker.ts';

/** `ask …`: asks in the handover that is meant, or lets the person choose it first. */
export async function askCommand(
  app: App,
  context: TurnContext,
  { actor, rest }: { actor: Person; rest: string },
): Promise<void> {
  if (rest === '') {
    await say(
      context,
      'Write your question after the word, like: ask Is single sign-on part of scope?',
    );
    return;
  }
  // Looked at first: a choice between handovers would carry the text on its card.
  questionFrom(rest);
  const place = placeOf(app, context);
  const data = { do: 'ask', text: rest, place };
  const handover = await chooseHandover(app, context, { actor, question: rest, data });
  const key = heardKey(context.activity) ?? randomUUID();
  const show = async (): Promise<void> => await Promise.resolve();
  if (handover) await askIn(app, { actor, handover, text: rest, place, key, show });
}

type Asked<V> = {
  actor: Person;
  handover: Pick<HandoverRow, 'id'>;
  text: string;
  place: Place;
  /** The same for every try of the same intent. */
  key: string;
  show: ShowQuestion<V>;
};

/** Asks in a handover that is known; its card appears in the thread through the queue. */
export async function askIn<V>(app: App, asked: Asked<V>): Promise<V> {
  const input = questionFrom(asked.text);
  const { actor, handover, place, key, show } = asked;
  return await ask(app, actor, { handoverId: handover.id, key, input, place, show });
}

function questionFrom(text: string): AskInput {
  const input = askInput.safeParse({ text });
  if (input.success) return input.data;
  throw new Refusal('invalid_input', 'The question is too long. Write at most 2000 characters.');
}

/** Where this message stands, so that the question's card appears in its thread with a link back. */
function placeOf(app: App, context: TurnContext): Place {
  const { activity } = context;
  const channel = channelOf(context);
  const messageId = activity.id ?? '';
  const rootId = /;messageid=(\d+)/u.exec(activity.conversation.id)?.[1] ?? messageId;
  const { tenantId } = app.settings;
  return {
    conversation: { ...TurnContext.getConversationReference(activity) },
    messageUrl: channel ? messageLink({ tenantId, ...channel, messageId, rootId }) : null,
  };
}
