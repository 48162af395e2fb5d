import type { Calendar } from '../microsoft/calendar.ts';
import type { App } from '../record/app.ts';
import { runEffect } from '../record/effects.ts';
import { outcomeOf } from '../record/graph-outcome.ts';
import { readKickoff } from './facts.ts';
import { intentOf } from './invitation.ts';
import { storeEvent } from './store.ts';

/**
 * Makes the event. A repetition first looks for our stamp: Graph publishes no time for which it
 * remembers a transactionId, so a lost answer could otherwise become a second event (GR03, GR04).
 */
export async function sendInvitation(
  world: { app: App; calendar: Calendar },
  key: string,
): Promise<void> {
  const { app, calendar } = world;
  await runEffect(app, key, async (effect) => {
    const kickoff = await readKickoff(app.db, effect.handoverId);
    if (!kickoff || kickoff.event_id !== null) return { kind: 'done' };
    const { organizer, revision, request } = kickoff;
    try {
      const intent = intentOf(effect.handoverId, revision);
      const found = effect.attempts > 1 ? await calendar.findEvent(organizer, intent) : null;
      const event = found ?? (await calendar.createEvent(organizer, request));
      await storeEvent(app.db, effect.handoverId, event);
      return { kind: 'done', result: { eventId: event.id } };
    } catch (error) {
      return outcomeOf(error, effect.attempts, {
        grant: 'Calendars.ReadWrite for the project manager’s calendar',
        missing: 'Check that the project manager has a mailbox, then try again.',
        invalid: 'Check the attendees’ mail addresses, then try again.',
      });
    }
  });
}
