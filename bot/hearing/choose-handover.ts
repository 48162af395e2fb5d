import { MessageFactory, CardFactory, type TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import type { Access } from '../../src/people/access.ts';
import type { Person } from '../../src/people/actor.ts';
import { readNames } from '../../src/people/names.ts';
import { membersOrNull } from '../../src/people/roster.ts';
import { type HandoverRow, selectHandovers } from '../../src/record/facts.ts';
import { handoversOf } from '../../src/record/held-handovers.ts';
import { holderOf } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import { accessTo } from '../../src/record/read.ts';
import { chooseCard } from '../cards/handover-cards.ts';
import { say } from '../sdk/say.ts';
import { channelOf } from './speaker.ts';

const over = ['closed', 'cancelled'];

/** The open handovers that could be meant here: those of one's own side, and those shared with a client. */
export type Meant = { own: HandoverRow[]; shared: HandoverRow[] };

/** What could be meant: the channel's handovers, or in a chat the person's own. */
export async function meantHandovers(
  app: App,
  actor: Person,
  context: TurnContext,
): Promise<Meant> {
  const channel = channelOf(context);
  const found = channel
    ? await inChannel(app, actor, channel.channelId)
    : { own: (await handoversOf(app, actor)).lines, shared: [] };
  const isOpen = (handover: HandoverRow) => !over.includes(handover.state);
  return { own: found.own.filter(isOpen), shared: found.shared.filter(isOpen) };
}

async function inChannel(app: App, actor: Person, channelId: string): Promise<Meant> {
  const rows = (await selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .where('channel_id', '=', channelId)
    .orderBy('created_at')
    .execute()) as HandoverRow[];
  const members = await membersOrNull(app.roster, rows[0]?.team_id ?? null);
  const of = (standing: Access['standing']) =>
    rows.filter((handover) => accessTo(app, actor, { handover, members }).standing === standing);
  return { own: of('internal'), shared: of('client') };
}

/** Says why there is no handover to work on: none is theirs, or they read it as the client (BT12). */
export async function sayNone(
  app: App,
  context: TurnContext,
  shared: readonly HandoverRow[],
): Promise<void> {
  const [first] = shared;
  if (!first) {
    await say(
      context,
      'There is no handover of yours here yet. Write to me in your project’s channel, or open the Handover tab there.',
    );
    return;
  }
  const owner = holderOf(first, 'sales-owner');
  const names = await readNames(app.db, app.settings.tenantId, [owner]);
  const name = (owner === null ? undefined : names.get(owner)) ?? 'your contact';
  await say(
    context,
    `${first.project} is shared with you: open the Handover tab to read it. Questions go to ${name}.`,
  );
}

/**
 * The one handover that is meant, or null after the bot has asked or said why there is none.
 * `data` is what a choice sends back, so that nothing is typed twice.
 */
export async function chooseHandover(
  app: App,
  context: TurnContext,
  asked: { actor: Person; question: string; data: { do: string } & Record<string, unknown> },
): Promise<HandoverRow | null> {
  const { own: handovers, shared } = await meantHandovers(app, asked.actor, context);
  const [first] = handovers;
  if (!first) {
    await sayNone(app, context, shared);
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
