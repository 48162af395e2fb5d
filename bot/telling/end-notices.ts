import { CardFactory, MessageFactory } from 'botbuilder';
import type { App } from '../../src/app.ts';
import { withoutToken } from '../../src/effects/graph-outcome.ts';
import type { Outcome } from '../../src/effects/settle.ts';
import { IdentityProblem } from '../../src/microsoft/identity-problem.ts';
import { columnsOf } from '../../src/people/actor.ts';
import { waitsForNow } from '../../src/questions/facts.ts';
import { actsSince, readNamings } from '../../src/record/acts.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import type { Notice } from '../../src/record/notices.ts';
import type { Card } from '../cards/card.ts';
import { ConnectorProblem } from '../sdk/connector-http.ts';
import { handoverFor } from './card-contents.ts';
import { later, type World } from './deliver.ts';
import { contentsOfEnd } from './end-contents.ts';
import { anyEndingVerb, endingOf, isSame, type Ending, type Since } from './endings.ts';
import { liveNotices, markOver, type LiveNotice } from './live-notices.ts';

/**
 * Lets each one-to-one card of a handover whose story is over tell it whole, so that no stale word or
 * button stays behind; null when all are told. Updating in place can be repeated safely.
 */
export async function endNotices(world: World, handoverId: string): Promise<Outcome | null> {
  const { app } = world;
  const live = await liveNotices(app, handoverId);
  if (live.length === 0) return null;
  const handover = await handoverFor(app, handoverId);
  if (!handover) return null;
  const since = await readSince(
    app,
    handover,
    live.map(({ told }) => told),
  );
  let delayed: Outcome | null = null;
  for (const notice of live) {
    const ending = endingOf(notice.told, since) ?? toldAgain(notice, live);
    if (!ending) continue;
    const card = await contentsOfEnd(app, { handover, told: notice.told, ending });
    delayed = (await update(world, notice, card)) ?? delayed;
  }
  return delayed;
}

/** Whether a notice's story ended before it was told at all. */
export async function isOver(app: App, handover: HandoverRow, told: Notice): Promise<boolean> {
  const version = told.version ?? handover.version;
  const one = { ...told, version };
  return endingOf(one, await readSince(app, handover, [one])) !== null;
}

async function readSince(
  { db }: App,
  handover: HandoverRow,
  told: readonly LiveNotice['told'][],
): Promise<Since> {
  const { id: handoverId } = handover;
  const version = Math.min(...told.map((one) => one.version));
  return {
    handover,
    acts: await actsSince(db, { handoverId, version, verbs: anyEndingVerb }),
    namings: await readNamings(db, handoverId),
    waitsFor: await waitsForNow(
      db,
      told.flatMap(({ kind, questionId }) => (kind === 'question' ? (questionId ?? []) : [])),
    ),
  };
}

/** The newest card of a kind is the one to read. */
function toldAgain({ told }: LiveNotice, live: readonly LiveNotice[]): Ending | null {
  const newer = live.findLast((one) => isSame(one.told, told) && one.told.version > told.version);
  return newer ? { kind: 'told-again', at: newer.at, by: columnsOf({ kind: 'service' }) } : null;
}

async function update(
  { app, adapter }: World,
  { key, reference, activityId: id }: LiveNotice,
  card: Card,
): Promise<Outcome | null> {
  try {
    await adapter.inConversation(reference, async (context) => {
      const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
      await context.updateActivity({ ...message, id });
    });
  } catch (error) {
    if (error instanceof IdentityProblem) return withoutToken(error);
    if (!(error instanceof ConnectorProblem)) throw error;
    const { status } = error;
    if (status === null || status >= 500 || status === 429) return later(app, error);
    // Whoever deleted the card or removed the bot has nothing left there that could be stale.
  }
  await markOver(app, key);
  return null;
}
