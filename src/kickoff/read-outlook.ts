import type { App } from '../app.ts';
import type { Calendar } from '../microsoft/calendar.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import { kickoffsOver, kickoffsToRead, type SentKickoff } from './kickoffs-to-read.ts';
import { lookAtEvent } from './look-at-event.ts';
import { noteOutlook } from './note-outlook.ts';

type World = { app: App; calendar: Calendar };

/**
 * Reads in Outlook what became of every kickoff that was sent: who answered what, whether it was moved
 * or deleted. Many share a request; one that cannot be read or noted keeps no other from it.
 */
export async function readOutlook(world: World): Promise<void> {
  const { app } = world;
  for await (const kickoffs of kickoffsToRead(app)) {
    const seen = await eventsOf(world, kickoffs);
    for (const [index, kickoff] of kickoffs.entries()) {
      const event = seen[index];
      if (event)
        await whole(app, kickoff.handover_id, async () => await lookAtEvent(world, kickoff, event));
    }
  }
  for (const handoverId of await kickoffsOver(app)) {
    await whole(app, handoverId, async () => {
      const revision = await revisionOf(app, handoverId);
      await noteOutlook(app, { handoverId, revision, found: { kind: 'over' } });
    });
  }
}

/** Without a token nothing can be read, which the log and `readyz` tell of; the next time may do. */
async function eventsOf({ calendar }: World, kickoffs: readonly SentKickoff[]) {
  try {
    return await calendar.eventsNow(
      kickoffs.map(({ organizer, event_id: eventId }) => ({ organizer, eventId })),
    );
  } catch (error) {
    if (error instanceof IdentityProblem) return [];
    throw error;
  }
}

async function whole(app: App, handover: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (err) {
    app.log.warn({ err, handover }, 'what Outlook says of a kickoff could not be noted');
  }
}

async function revisionOf({ db }: App, handoverId: string): Promise<number> {
  const row = await db
    .selectFrom('kickoff')
    .select('revision')
    .where('handover_id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return row.revision;
}
