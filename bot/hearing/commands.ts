import { MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { answerCommand } from './answer.ts';
import { askCommand } from './ask.ts';
import { helpText } from './help.ts';
import { statusCommand } from './status.ts';

type Command = (
  app: App,
  context: TurnContext,
  said: { actor: Person; rest: string },
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
  said: { actor: Person; text: string },
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
