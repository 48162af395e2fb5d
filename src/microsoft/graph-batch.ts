import { z } from 'zod';
import type { GraphCall, GraphRead } from './graph-address.ts';
import { problemIn, type GraphProblem } from './graph-problem.ts';
import { atOnceForMailbox, type Pace } from './pace.ts';

/** What one request may hold (https://learn.microsoft.com/graph/json-batching). */
const mostInBatch = 20;

/** The reply: a part for each read, in any order. 200 says only that the batch was understood. */
export const batchReply = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.coerce.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/**
 * Shares reads out on batches. Graph asks a mailbox for four parts of a batch at once, as many as the
 * mailbox bears from all of us together: so no batch holds more of one mailbox than we have turns there.
 */
export function batchesOf<Read>(
  reads: readonly Read[],
  mailboxOf: (read: Read) => string,
): Read[][] {
  const batches: Read[][] = [];
  for (const read of reads) {
    const mailbox = mailboxOf(read);
    const fits = (batch: Read[]) =>
      batch.length < mostInBatch &&
      batch.filter((one) => mailboxOf(one) === mailbox).length < atOnceForMailbox;
    const batch = batches.find(fits);
    if (batch) batch.push(read);
    else batches.push([read]);
  }
  return batches;
}

/** The one call for these reads; `address` says where each of them is asked. */
export function batchCall(
  reads: readonly GraphRead[],
  address: (read: GraphRead) => string,
): GraphCall {
  const requests = reads.map((read, index) => ({
    id: String(index),
    method: read.method,
    url: address(read),
    // What is said beside the whole does not reach its parts.
    headers: { Prefer: 'IdType="ImmutableId"', ...read.headers },
  }));
  return { method: 'POST', path: ['$batch'], body: { requests } };
}

/** What each read came to, in their order: its answer, or how it failed. `now` in epoch milliseconds. */
export function partsOf<T>(
  { responses }: z.infer<typeof batchReply>,
  asked: { count: number; answer: z.ZodType<T>; now: number },
): (T | GraphProblem)[] {
  return Array.from({ length: asked.count }, (_, index) => {
    const part = responses.find(({ id }) => id === String(index));
    const { status = 504, body, headers } = part ?? {};
    if (status >= 400) return problemIn({ status, body, headers }, asked.now);
    const parsed = asked.answer.safeParse(body);
    return parsed.success ? parsed.data : problemIn({ status: 504, body: null }, asked.now);
  });
}

/**
 * Makes the call once it has a turn at each of these places. Turns are taken in one order, so that two
 * who want the same never wait for each other.
 */
export async function inTurns<T>(
  pace: Pace,
  paths: readonly (readonly string[])[],
  call: () => Promise<T>,
): Promise<T> {
  const [first, ...rest] = paths.toSorted((one, other) =>
    placeIn(one).localeCompare(placeIn(other)),
  );
  if (!first) return await call();
  return await pace.inTurn(first, async () => await inTurns(pace, rest, call));
}

function placeIn([kind = '', id = '']: readonly string[]): string {
  return `${kind}/${id}`;
}
