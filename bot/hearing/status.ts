import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { waitingFirst } from '../../src/waiting/waiting-first.ts';
import { counted } from '../../src/words.ts';
import { say } from '../sdk/say.ts';
import { guestsRead } from '../telling/guests-read.ts';
import { statusCards } from '../telling/status-cards.ts';
import { meantHandovers, sayNone } from './choose-handover.ts';

/** In a chat more is not read; what waits for the person comes first. */
const longestStatus = 5;

/** `status`: where the handovers that are meant stand, a card each. */
export async function statusCommand(
  app: App,
  context: TurnContext,
  { actor }: { actor: Person },
): Promise<void> {
  const { own, shared } = await meantHandovers(app, actor, context);
  if (own.length + shared.length === 0) {
    await sayNone(app, context, []);
    return;
  }
  const place = TurnContext.getConversationReference(context.activity);
  const shown = [];
  const first = own.length > longestStatus ? await waitingFirst(app, actor, own) : own;
  for (const handover of first.slice(0, longestStatus)) {
    shown.push({ handover, forGuests: await guestsRead(app, handover, place) });
  }
  // A client sees where their project stands, and never whom it waits for (BT12).
  shown.push(...shared.map((handover) => ({ handover, forGuests: true })));
  for (const card of await statusCards(app, shown.slice(0, longestStatus))) {
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
  }
  const more = own.length + shared.length - longestStatus;
  if (more > 0) {
    await say(
      context,
      `And ${counted(more, 'other handover', 'other handovers')}. What waits for you in any of them stands under Waiting for me, in the Handover app.`,
    );
  }
}
