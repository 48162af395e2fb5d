import type { TurnContext } from 'botbuilder';

/** Says a sentence as it stands: names and titles in it are letters, whatever markdown would make of them (IN04). */
export async function say(context: TurnContext, text: string): Promise<void> {
  await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
}
