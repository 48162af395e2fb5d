import { TurnContext } from 'botbuilder';
import { inLog } from '../src/log.ts';
import type { Actor } from '../src/people/access.ts';
import type { App } from '../src/record/app.ts';
import { Refusal } from '../src/refusal.ts';
import { DatabaseUnavailable } from '../src/storage/unavailable.ts';
import { runCommand } from './commands.ts';
import { rememberConversation } from './conversations.ts';
import { isFirstTime } from './heard.ts';
import { runPress } from './presses.ts';
import { speakerOf, tenantOf } from './who.ts';

type World = { app: App; seen: (actor: Actor) => Promise<void> };

/** Handles one activity from Teams; what is refused becomes a plain sentence in the chat. */
export async function onTurn(world: World, context: TurnContext): Promise<void> {
  const { app } = world;
  const { activity } = context;
  if (activity.type === 'message') return await onMessage(world, context);
  const tellsPlace = ['conversationUpdate', 'installationUpdate'].includes(activity.type);
  const isOurs = tenantOf(context) === app.settings.tenantId;
  if (tellsPlace && isOurs) await rememberConversation(app, context);
}

async function onMessage({ app, seen }: World, context: TurnContext): Promise<void> {
  const asked: { by?: Actor } = {};
  try {
    const actor = speakerOf(app, context);
    asked.by = actor;
    if (!(await isFirstTime(app, context.activity))) return;
    if (context.activity.conversation.conversationType === 'groupChat') {
      // Its roster is not ours to know, so nothing of a record is said there.
      await context.sendActivity('I work in channels and in our own chat. Write to me there.');
      return;
    }
    await seen(actor);
    await rememberConversation(app, context);
    if (context.activity.value !== undefined && context.activity.value !== null) {
      await runPress(app, context, actor);
    } else {
      TurnContext.removeRecipientMention(context.activity);
      await runCommand(app, context, { actor, text: context.activity.text ?? '' });
    }
  } catch (error) {
    const sentence = sentenceFor(error);
    const who = asked.by ? inLog(asked.by) : {};
    if (error instanceof Refusal) app.log.info({ refused: error.code, ...who }, 'refused in chat');
    await context.sendActivity(sentence);
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof DatabaseUnavailable) {
    return 'I cannot reach my records right now. Nothing was saved; write it again in a minute.';
  }
  throw error;
}
