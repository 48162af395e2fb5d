import type { App } from '../app.ts';
import { outcomeOf } from '../effects/graph-outcome.ts';
import { runEffect, type Effect } from '../effects/run.ts';
import type { Outcome } from '../effects/settle.ts';
import type { Calendar, MadeEvent } from '../microsoft/calendar.ts';
import { readNames } from '../people/names.ts';
import { rosterRemedy, whyNotNow } from '../record/right-now.ts';
import { readHandover } from '../record/store.ts';
import { invitationKey, readKickoff, type KickoffRecord } from './facts.ts';
import { intentOf } from './invitation.ts';
import { storeEvent } from './store.ts';

type World = { app: App; calendar: Calendar };

/**
 * Makes the event. A repetition first looks for our stamp: Graph publishes no time for which it
 * remembers a transactionId, so a lost answer could otherwise become a second event (GR03, GR04).
 * Whoever pressed Send must still have the right to when it is made (AZ13).
 */
export async function sendInvitation(world: World, key: string): Promise<void> {
  const { app, calendar } = world;
  await runEffect(app, key, async (effect) => {
    const kickoff = await readKickoff(app.db, effect.handoverId);
    if (!kickoff || kickoff.event_id !== null) return { kind: 'done' };
    if (key !== invitationKey(effect.handoverId, kickoff.revision)) return { kind: 'done' };
    const { organizer, request } = kickoff;
    try {
      const refused = await whyUnsent(app, effect, kickoff);
      const found = effect.attempts > 1 ? await findEvent(calendar, kickoff, refused) : null;
      if (found) return await noted(app, effect, found);
      if (refused) return refused;
      return await noted(app, effect, await calendar.createEvent(organizer, request));
    } catch (error) {
      return outcomeOf(error, effect.attempts, {
        grant: 'Calendars.ReadWrite for the project manager’s calendar',
        missing: 'Check that the project manager has a mailbox, then try again.',
        invalid: 'Check the attendees’ mail addresses, then try again.',
      });
    }
  });
}

/** What an earlier attempt made; the calendar of somebody who is gone need not be readable any more. */
async function findEvent(
  calendar: Calendar,
  { organizer, handover_id: handoverId, revision }: KickoffRecord,
  refused: Outcome | null,
): Promise<MadeEvent | null> {
  try {
    return await calendar.findEvent(organizer, intentOf(handoverId, revision));
  } catch (error) {
    if (refused) return null;
    throw error;
  }
}

async function noted(app: App, effect: Effect, event: MadeEvent): Promise<Outcome> {
  await storeEvent(app.db, effect.handoverId, event);
  return { kind: 'done', result: { eventId: event.id } };
}

/** How the effect ends when its sender may not send it any more; null when they may. */
async function whyUnsent(
  app: App,
  effect: Effect,
  kickoff: KickoffRecord,
): Promise<Outcome | null> {
  const { tenantId } = app.settings;
  const { sent_by: personId } = kickoff;
  const handover = await readHandover(app.db, { tenantId, id: effect.handoverId });
  if (!handover) return { kind: 'done' };
  try {
    const asked = { handover, personId, verb: 'send-kickoff' as const };
    if ((await whyNotNow(app, asked)) === null) return null;
  } catch (error) {
    return outcomeOf(error, effect.attempts, rosterRemedy);
  }
  const names = await readNames(app.db, tenantId, [personId]);
  const name = names.get(personId) ?? 'The project manager';
  return {
    kind: 'needs-attention',
    problem: `${name}, who pressed Send, may not send it any more.`,
    todo: `Name ${name} project manager again and try again, or invite everybody in Outlook.`,
  };
}
