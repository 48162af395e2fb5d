import { TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { Refusal } from '../../src/refusal.ts';
import { DatabaseUnavailable } from '../../src/storage/unavailable.ts';
import { withoutTurns } from '../../src/words.ts';
import { say } from '../sdk/say.ts';
import { rememberConversation } from '../telling/conversations.ts';
import { changesRecord, isPress, runCommand } from './commands.ts';
import { endTurn, isFirstTime } from './kept-activities.ts';
import { runPress } from './presses.ts';
import { speakerOf, tenantOf, whoInLog } from './speaker.ts';

export type World = { app: App; seen: (actor: Person) => Promise<void> };

/**
 * Handles one activity from Teams; what is refused becomes a plain sentence in the chat. `accept`
 * is called once it is noted: from then on it is done, whenever that is (BT05).
 */
export async function onTurn(
  world: World,
  context: TurnContext,
  accept: () => void,
): Promise<void> {
  const { app } = world;
  const { activity } = context;
  if (activity.type === 'message') return await onMessage(world, context, accept);
  const tellsPlace = ['conversationUpdate', 'installationUpdate'].includes(activity.type);
  const isOurs = tenantOf(context) === app.settings.tenantId;
  if (tellsPlace && isOurs) await rememberConversation(app, context);
}

async function onMessage(world: World, context: TurnContext, accept: () => void): Promise<void> {
  const { app } = world;
  const { activity } = context;
  try {
    speakerOf(app, context);
    if (typeof activity.text === 'string') TurnContext.removeRecipientMention(activity);
    // Only what changes the record is kept: who asked for a status asks again.
    const isKept = changesRecord(activity);
    if (!(await isFirstTime(app, activity, isKept))) return;
    accept();
    if (isKept) return await finishTurn(world, context);
    await carryOut(world, context);
  } catch (error) {
    await refuse(app, context, error);
  }
}

/**
 * Carries out a turn that was kept, and forgets it when it is over, well or not. When the database
 * stays away it is kept, and the person told so.
 * @throws what `carryOut` met and no sentence is there for.
 */
async function finishTurn(world: World, context: TurnContext): Promise<void> {
  const { app } = world;
  try {
    await carryOut(world, context);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) {
      await say(context, laterSentence);
      return;
    }
    await forget(app, context);
    await refuse(app, context, error);
    return;
  }
  await forget(app, context);
}

/**
 * Goes on with a turn that was kept (its program ended, or the database was away); whatever it did
 * before is not done again, because each effect has its own key.
 * @throws DatabaseUnavailable when it must be tried once more.
 */
export async function resumeTurn(world: World, context: TurnContext): Promise<void> {
  const { app } = world;
  try {
    await carryOut(world, context);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    await endTurn(app, context.activity);
    await refuse(app, context, error);
    return;
  }
  await endTurn(app, context.activity);
}

/** A turn that stays kept by mistake is carried out again, which changes nothing. */
async function forget(app: App, { activity }: TurnContext): Promise<void> {
  await endTurn(app, activity).catch((err: unknown) => {
    app.log.warn({ err }, 'a turn that is over is still kept');
  });
}

async function carryOut({ app, seen }: World, context: TurnContext): Promise<void> {
  const { activity } = context;
  const actor = speakerOf(app, context);
  if (activity.conversation.conversationType === 'groupChat') {
    // Its roster is not ours to know, so nothing of a record is said there.
    await say(context, 'I work in channels and in our own chat. Write to me there.');
    return;
  }
  await seen(actor);
  await rememberConversation(app, context);
  if (isPress(activity)) await runPress(app, context, actor);
  else await runCommand(app, context, { actor, text: withoutTurns(activity.text ?? '') });
}

/** Says a refusal in the chat. @throws what is none. */
async function refuse(app: App, context: TurnContext, error: unknown): Promise<void> {
  const sentence = sentenceFor(error);
  if (error instanceof Refusal) {
    app.log.info({ refused: error.code, ...whoInLog(context) }, 'refused in chat');
  }
  await say(context, sentence);
}

const laterSentence =
  'I cannot reach my records right now. I kept what you wrote and do it as soon as I can.';

function sentenceFor(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof DatabaseUnavailable) {
    return 'I cannot reach my records right now. Nothing was saved; write it again in a minute.';
  }
  throw error;
}
