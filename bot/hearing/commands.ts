import { randomUUID } from 'node:crypto';
import { CardFactory, MessageFactory, TurnContext, type Activity } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Actor } from '../../src/people/access.ts';
import { ask } from '../../src/questions/ask.ts';
import { askInput, type AskInput } from '../../src/questions/model.ts';
import type { ShowQuestion } from '../../src/questions/move-question.ts';
import type { Place } from '../../src/questions/order-card.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { messageLink } from '../../src/record/link.ts';
import { Refusal } from '../../src/refusal.ts';
import { waitingFor } from '../../src/waiting/waiting.ts';
import { questionCard } from '../cards/question-cards.ts';
import { handoverFor, questionStory } from '../telling/card-contents.ts';
import { guestsRead } from '../telling/guests-read.ts';
import { statusCards } from '../telling/status-cards.ts';
import { chooseHandover, meantHandovers, sayNone } from './choose-handover.ts';
import { helpText } from './help.ts';
import { heardKey } from './kept-activities.ts';
import { channelOf } from './speaker.ts';

type Command = (
  app: App,
  context: TurnContext,
  said: { actor: Actor; rest: string },
) => Promise<void>;

/** What a person can write; each has a button twin in the tab or on a card. */
const commands: Record<string, Command> = {
  ask: askCommand,
  answer: answerCommand,
  status: statusCommand,
  help: helpCommand,
  hi: helpCommand,
  hello: helpCommand,
};

/** The words that a message may begin with. */
export const commandNames: readonly string[] = Object.keys(commands);

/** The command a text starts with and what follows it; an unknown one is answered with help. */
export async function runCommand(
  app: App,
  context: TurnContext,
  said: { actor: Actor; text: string },
): Promise<void> {
  const { name, rest } = wordsOf(said.text);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  await (command ?? helpCommand)(app, context, { actor: said.actor, rest });
}

/** Whether an activity asks for something to be done; all else may be asked for again. */
export function changesRecord(activity: Activity): boolean {
  return isPress(activity) || wordsOf(activity.text ?? '').name === 'ask';
}

/** A button sends a value, a person's own words none. */
export function isPress({ value }: Activity): boolean {
  return value !== undefined && value !== null;
}

function wordsOf(text: string): { name: string; rest: string } {
  const [, word = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(text) ?? [];
  const name = word.toLowerCase().replace(/(?<![:.!,?])[:.!,?]+$/u, '');
  return { name, rest: rest.trim() };
}

async function helpCommand(_app: App, context: TurnContext): Promise<void> {
  await context.sendActivity(MessageFactory.text(helpText));
}

async function askCommand(
  app: App,
  context: TurnContext,
  { actor, rest }: { actor: Actor; rest: string },
): Promise<void> {
  if (rest === '') {
    await context.sendActivity(
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
  actor: Actor;
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

const longestStatus = 5;

async function statusCommand(
  app: App,
  context: TurnContext,
  { actor }: { actor: Actor },
): Promise<void> {
  const { own, shared } = await meantHandovers(app, actor, context);
  if (own.length + shared.length === 0) {
    await sayNone(app, context, []);
    return;
  }
  const place = TurnContext.getConversationReference(context.activity);
  const shown = [];
  for (const handover of own.slice(0, longestStatus)) {
    shown.push({ handover, forGuests: await guestsRead(app, handover, place) });
  }
  // A client sees where their project stands, and never whom it waits for (BT12).
  shown.push(...shared.map((handover) => ({ handover, forGuests: true })));
  for (const card of await statusCards(app, shown.slice(0, longestStatus))) {
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
  }
}

async function answerCommand(
  app: App,
  context: TurnContext,
  { actor }: { actor: Actor },
): Promise<void> {
  const { waiting } = await waitingFor(app, actor);
  const questions = waiting.filter((line) => line.kind === 'question').slice(0, 3);
  if (questions.length === 0 || channelOf(context)) {
    const text =
      questions.length === 0
        ? 'No question waits for you.'
        : 'Write “answer” to me in our own chat.';
    await context.sendActivity(text);
    return;
  }
  for (const { handoverId, action } of questions) {
    const handover = await handoverFor(app, handoverId);
    if (!handover || action.ref === null) continue;
    const shown = questionCard(await questionStory(app, handover, action.ref));
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(shown)));
  }
}
