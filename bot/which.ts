import { MessageFactory, CardFactory, type TurnContext } from 'botbuilder';
import { handoversOf } from '../src/handover/lists.ts';
import type { Actor } from '../src/people/access.ts';
import { membersOrNull } from '../src/people/roster.ts';
import type { App } from '../src/record/app.ts';
import { teamsLink } from '../src/record/link.ts';
import { accessTo } from '../src/record/read.ts';
import type { HandoverRow } from '../src/record/facts.ts';
import { selectHandovers } from '../src/record/store.ts';
import { chooseCard } from './cards/handover-cards.ts';
import { channelOf } from './who.ts';

const over = ['closed', 'cancelled'];

/** The open handovers that could be meant here: the channel's, or in a chat the person's own. */
export async function meantHandovers(
  app: App,
  actor: Actor,
  context: TurnContext,
): Promise<HandoverRow[]> {
  const channel = channelOf(context);
  const found = channel
    ? await inChannel(app, actor, channel.channelId)
    : await handoversOf(app, actor);
  return found.filter((handover) => !over.includes(handover.state));
}

async function inChannel(app: App, actor: Actor, channelId: string): Promise<HandoverRow[]> {
  const rows = (await selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .where('channel_id', '=', channelId)
    .orderBy('created_at')
    .execute()) as HandoverRow[];
  const members = await membersOrNull(app.roster, rows[0]?.team_id ?? null);
  return rows.filter(
    (handover) => accessTo(app, actor, { handover, members }).standing === 'internal',
  );
}

/**
 * The one handover that is meant, or null after the bot has asked or said why there is none.
 * `data` is what a choice sends back, so that nothing is typed twice.
 */
export async function chooseHandover(
  app: App,
  context: TurnContext,
  asked: { actor: Actor; question: string; data: { do: string } & Record<string, unknown> },
): Promise<HandoverRow | null> {
  const handovers = await meantHandovers(app, asked.actor, context);
  const [first] = handovers;
  if (!first) {
    await context.sendActivity(
      'There is no handover of yours here yet. Open the Handover tab to create one.',
    );
    return null;
  }
  if (handovers.length === 1) return first;
  const url = teamsLink(app.settings, { handoverId: first.id, channelId: first.channel_id });
  const lines = handovers.slice(0, 20).map(({ id, project }) => ({ id, project }));
  const { question, data } = asked;
  const choose = chooseCard({ question, data, handovers: lines, url });
  await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(choose)));
  return null;
}
