import { CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../src/app.ts';
import { withoutToken } from '../../src/effects/graph-outcome.ts';
import type { Outcome } from '../../src/effects/settle.ts';
import { readRetryAfter } from '../../src/microsoft/graph-problem.ts';
import { IdentityProblem } from '../../src/microsoft/identity-problem.ts';
import type { Card } from '../cards/card.ts';
import type { BotAdapter } from '../sdk/adapter.ts';
import { ConnectorProblem } from '../sdk/connector-http.ts';
import {
  findConversation,
  serviceUrlOf,
  storeConversation,
  type Known,
  type Reference,
} from './conversations.ts';
import { findCard, finishCard, forgetCard, startCard, type SentCard } from './sent-cards.ts';

export type World = { app: App; adapter: BotAdapter };

/** Where a card goes: a person, a new thread of a channel, or a thread that is already known. */
export type Destination = Known | { kind: 'thread'; reference: Reference };

type Delivery = { key: string; handoverId: string; to: Destination; card: Card; summary: string };

/**
 * Sends a card once, or updates the one already there. Sending has no key at the connector: only a
 * clear "not now" (429) is tried again; anything unclear is shown as uncertain, never repeated.
 */
export async function deliver(world: World, delivery: Delivery): Promise<Outcome> {
  const { app } = world;
  const { key, handoverId } = delivery;
  const known = await findCard(app, key);
  if (known?.activityId)
    return await updateCard(world, delivery, { ...known, activityId: known.activityId });
  if (known) return isBeingSent(app, known) ? beingSent : uncertain;
  if (!(await startCard(app, { key, handoverId }))) return beingSent;
  try {
    const sent = await send(world, delivery);
    await finishCard(app, { key, ...sent });
    return { kind: 'done', result: { activityId: sent.activityId } };
  } catch (error) {
    return await afterProblem(app, key, error);
  }
}

/** Longer than a send takes with all its time limits. */
const sendingSeconds = 60;

/** Another job of the same card may be sending it at this moment. */
function isBeingSent({ clock }: App, { at }: SentCard): boolean {
  const { epochMilliseconds: since } = Temporal.Instant.from(at);
  return clock.now().epochMilliseconds - since < sendingSeconds * 1000;
}

const beingSent: Outcome = {
  kind: 'again',
  afterSeconds: 2,
  because: 'The card is just being sent.',
};

const uncertain: Outcome = {
  kind: 'uncertain',
  problem: 'Teams did not say whether the message arrived.',
  todo: 'Look into the chat; if it is not there, tell the person yourself.',
};

async function updateCard(
  { adapter, app }: World,
  { card, summary }: Delivery,
  known: { reference: Reference; activityId: string },
): Promise<Outcome> {
  try {
    await adapter.inConversation(known.reference, async (context) => {
      await context.updateActivity({ ...messageOf(card, summary), id: known.activityId });
    });
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof IdentityProblem) return withoutToken(error);
    if (!(error instanceof ConnectorProblem)) throw error;
    // Updating in place can be repeated: it changes nothing that is already so.
    if (error.status === null || error.status >= 500 || error.status === 429)
      return later(app, error);
    return undeliverable(error);
  }
}

async function send(
  { app, adapter }: World,
  { to, card, summary }: Delivery,
): Promise<{ reference: Reference; activityId: string }> {
  const sent: { reference?: Reference; activityId?: string } = {};
  const say = async (context: TurnContext): Promise<void> => {
    const response = await context.sendActivity(messageOf(card, summary));
    sent.reference = TurnContext.getConversationReference(context.activity);
    sent.activityId = response?.id ?? '';
  };
  const known = to.kind === 'thread' ? to.reference : await findConversation(app, to);
  if (known && to.kind !== 'channel') await adapter.inConversation(known, say);
  else if (to.kind === 'personal') await openPersonal({ app, adapter }, to, say);
  else if (to.kind === 'channel')
    await adapter.openConversation(
      await newThread(app, to.owner, messageOf(card, summary)),
      async (context) => {
        const { conversation } = context.activity;
        sent.reference = TurnContext.getConversationReference(context.activity);
        sent.activityId = /;messageid=(\d+)/u.exec(conversation.id)?.[1] ?? conversation.id;
        await Promise.resolve();
      },
    );
  if (!sent.reference || !sent.activityId) throw new ConnectorProblem(null, null);
  return { reference: sent.reference, activityId: sent.activityId };
}

async function openPersonal(
  { app, adapter }: World,
  to: Known,
  say: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const { tenantId } = app.settings;
  const parameters = {
    members: [{ id: to.owner, aadObjectId: to.owner }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
  const serviceUrl = await serviceUrlOf(app);
  await adapter.openConversation({ serviceUrl, parameters }, async (context) => {
    await storeConversation(app, to, TurnContext.getConversationReference(context.activity));
    await say(context);
  });
}

async function newThread(app: App, channelId: string, activity: object) {
  const parameters = {
    isGroup: true,
    channelData: { channel: { id: channelId } },
    tenantId: app.settings.tenantId,
    activity,
  };
  return { serviceUrl: await serviceUrlOf(app), parameters };
}

function messageOf(card: Card, summary: string) {
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary };
}

async function afterProblem(app: App, key: string, error: unknown): Promise<Outcome> {
  if (error instanceof IdentityProblem) {
    await forgetCard(app, key);
    return withoutToken(error);
  }
  if (!(error instanceof ConnectorProblem)) throw error;
  if (error.status === null || error.status >= 500) return uncertain;
  await forgetCard(app, key);
  return error.status === 429 ? later(app, error) : undeliverable(error);
}

/** Teams asked us to wait, or did not answer something that may be repeated. */
export function later(app: App, problem: ConnectorProblem): Outcome {
  const afterSeconds = readRetryAfter(problem.retryAfter, app.clock.now().epochMilliseconds) ?? 10;
  return { kind: 'wait', afterSeconds, because: 'Teams is busy and asked us to wait.' };
}

/** Removed or blocked: no retry storm (BT11); the tab shows that it did not arrive. */
function undeliverable(problem: ConnectorProblem): Outcome {
  const gone = problem.status === 403 || problem.status === 404;
  return {
    kind: 'needs-attention',
    problem: gone ? 'Handover is not installed there.' : 'Teams refused the message.',
    todo: gone
      ? 'Ask the person to install Handover in Teams, or tell them yourself.'
      : 'Tell the person yourself.',
  };
}
