import { z } from 'zod';
import { isSegment, type GraphRead } from './graph-address.ts';
import { batchesOf } from './graph-batch.ts';
import { GraphProblem } from './graph-problem.ts';
import type { GraphReads } from './graph.ts';

/** Where an event is: in whose calendar, under which id. */
export type EventPlace = { organizer: string; eventId: string };

/** What somebody invited answered; `proposes` is another time they would rather have. */
export type EventAnswer = {
  mail: string;
  name: string;
  answer: 'accepted' | 'declined' | 'tentative' | 'none';
  proposes: { start: string; end: string } | null;
};

/** An event as its calendar has it now; times are ISO 8601 UTC. */
export type EventNow = {
  /** Cancelled by its organizer, but still there. */
  isCancelled: boolean;
  changedAt: string;
  start: string;
  end: string;
  joinUrl: string | null;
  answers: readonly EventAnswer[];
};

const preferences = 'IdType="ImmutableId", outlook.timezone="UTC"';
const fields = 'isCancelled,lastModifiedDateTime,start,end,attendees,onlineMeeting';

/** Asked for in UTC; in another zone it would be another time. */
const moment = z
  .object({ dateTime: z.string(), timeZone: z.literal('UTC') })
  .transform(({ dateTime }) => `${dateTime.replace(/(\.\d+)?Z?$/u, '')}.000Z`)
  .pipe(z.iso.datetime());
const slot = z.object({ start: moment, end: moment });
const answers: Record<string, EventAnswer['answer']> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};
const attendee = z.object({
  emailAddress: z.object({ address: z.string().nullish(), name: z.string().nullish() }),
  status: z.object({ response: z.string().nullish() }).nullish(),
  proposedNewTime: slot.nullish().catch(null),
});
const link = z
  .url({ protocol: /^https$/u })
  .nullish()
  .catch(null);
const eventNow = z.object({
  isCancelled: z.boolean().nullish(),
  lastModifiedDateTime: z.iso.datetime(),
  start: moment,
  end: moment,
  attendees: z.array(attendee).nullish(),
  onlineMeeting: z.object({ joinUrl: link }).nullish(),
});

/** Reads events of any number of calendars, 20 a request; in the order asked, each failing by itself. */
export async function readEvents(
  graph: GraphReads,
  events: readonly EventPlace[],
): Promise<(EventNow | GraphProblem)[]> {
  const found = new Map<EventPlace, EventNow | GraphProblem>();
  const sound = events.filter(({ eventId }) => isSegment(eventId));
  for (const batch of batchesOf(sound, ({ organizer }) => organizer)) {
    const parts = await readBatch(graph, batch);
    batch.forEach((event, index) => {
      const part = parts[index];
      if (part) found.set(event, part);
    });
  }
  return events.map((event) => found.get(event) ?? new GraphProblem('invalid', 'invalid_id'));
}

/** A batch that fails as a whole failed for each of its parts: the next batch is another request. */
async function readBatch(
  graph: GraphReads,
  batch: readonly EventPlace[],
): Promise<(EventNow | GraphProblem)[]> {
  try {
    const parts = await graph.readMany(batch.map(readOf), eventNow);
    return parts.map((part) => (part instanceof GraphProblem ? part : presented(part)));
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    return batch.map(() => error);
  }
}

function readOf({ organizer, eventId }: EventPlace): GraphRead {
  return {
    method: 'GET',
    path: ['users', organizer, 'events', eventId],
    query: { $select: fields },
    headers: { Prefer: preferences },
  };
}

function presented(event: z.infer<typeof eventNow>): EventNow {
  return {
    isCancelled: event.isCancelled ?? false,
    changedAt: event.lastModifiedDateTime,
    start: event.start,
    end: event.end,
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
    answers: (event.attendees ?? []).map(({ emailAddress, status, proposedNewTime }) => ({
      mail: (emailAddress.address ?? '').toLowerCase(),
      name: emailAddress.name ?? '',
      answer: answers[status?.response ?? ''] ?? 'none',
      proposes: proposedNewTime ?? null,
    })),
  };
}
