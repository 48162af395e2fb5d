import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import type { Calendar } from '../microsoft/calendar.ts';
import type { EventNow } from '../microsoft/event-now.ts';
import { GraphProblem } from '../microsoft/graph-problem.ts';
import { intentOf } from './invitation.ts';
import type { SentKickoff } from './kickoffs-to-read.ts';
import { noteOutlook, type Found } from './note-outlook.ts';
import { newsOf } from './outlook-news.ts';
import { updateKickoff } from './store.ts';

type World = { app: App; calendar: Calendar };

/** Asked to wait without being told how long, we leave a mailbox alone for so many seconds. */
const restSeconds = 60;

/**
 * Notes what an event says of its kickoff, or what it means that it cannot be read; what changed
 * nothing writes nothing.
 * @throws Refusal those of noteOutlook.
 */
export async function lookAtEvent(
  world: World,
  kickoff: SentKickoff,
  seen: EventNow | GraphProblem,
): Promise<void> {
  try {
    if (seen instanceof GraphProblem) throw seen;
    if (await isGone(world, kickoff, seen)) await note(world, kickoff, { kind: 'gone' });
    else await noteEvent(world, kickoff, seen);
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    await noteProblem(world, kickoff, error);
  }
}

/**
 * Whoever deletes an event puts it into another folder, where it keeps its id: what changed is looked
 * for in the calendar.
 */
async function isGone(world: World, kickoff: SentKickoff, seen: EventNow): Promise<boolean> {
  if (seen.isCancelled) return true;
  return seen.changedAt !== kickoff.outlook_changed_at && !(await isInCalendar(world, kickoff));
}

async function isInCalendar({ app, calendar }: World, kickoff: SentKickoff): Promise<boolean> {
  const { handover_id: id, revision, organizer } = kickoff;
  const found = await calendar.findEvent(organizer, intentOf(id, revision));
  if (found && found.id !== kickoff.event_id)
    await updateKickoff(app.db, id, { event_id: found.id });
  return found !== null;
}

async function noteEvent(world: World, kickoff: SentKickoff, event: EventNow): Promise<void> {
  const { app } = world;
  const isNews =
    newsOf(kickoff, event, iso(app.clock.now())) !== null ||
    kickoff.unread_why !== null ||
    (kickoff.join_url === null && event.joinUrl !== null);
  if (isNews) return await note(world, kickoff, { kind: 'event', event });
  if (event.changedAt === kickoff.outlook_changed_at) return;
  const read = { outlook_changed_at: event.changedAt };
  await updateKickoff(app.db, kickoff.handover_id, read);
}

async function noteProblem(world: World, kickoff: SentKickoff, problem: GraphProblem) {
  const { app } = world;
  const { kind, code, retryAfterSeconds } = problem;
  if (kind === 'throttled') {
    const seconds = retryAfterSeconds ?? restSeconds;
    const until = iso(app.clock.now().add({ seconds }));
    return await updateKickoff(app.db, kickoff.handover_id, { look_after: until });
  }
  if (kind === 'missing' && code === 'ErrorItemNotFound') {
    if (await isInCalendar(world, kickoff)) return;
    return await note(world, kickoff, { kind: 'gone' });
  }
  const why = kind === 'missing' ? 'mailbox' : 'grant';
  // What nobody answered clearly is asked again the next time.
  if (kind !== 'missing' && kind !== 'forbidden') return;
  if (kickoff.unread_why !== why) await note(world, kickoff, { kind: 'unread', why });
}

async function note({ app }: World, kickoff: SentKickoff, found: Found): Promise<void> {
  const { handover_id: handoverId, revision } = kickoff;
  await noteOutlook(app, { handoverId, revision, found });
}
