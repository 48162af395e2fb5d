import type { Incoming, Outgoing } from '../listener.ts';
import type { GraphReply } from './call.ts';

interface BatchItem {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  dependsOn?: string[];
}

/** Answers POST /$batch: each request alone, in order, 424 where one it depends on failed. */
export async function answerBatch(
  body: Record<string, unknown>,
  outer: Incoming,
  answer: (inner: Incoming) => Promise<Outgoing>,
): Promise<GraphReply> {
  const statuses = new Map<string, number>();
  const responses: unknown[] = [];
  for (const item of body['requests'] as BatchItem[]) {
    const failed = (item.dependsOn ?? []).some((id) => (statuses.get(id) ?? 424) >= 400);
    const reply: Outgoing = failed
      ? {
          status: 424,
          body: { error: { code: 'FailedDependency', message: 'A request it depends on failed.' } },
        }
      : await answer(innerRequest(item, outer));
    statuses.set(item.id, reply.status);
    responses.push({
      id: item.id,
      status: reply.status,
      headers: reply.headers ?? {},
      body: reply.body,
    });
  }
  // Graph answers in any order; backwards catches a caller that relies on the order.
  return { status: 200, body: { responses: responses.toReversed() } };
}

function innerRequest(item: BatchItem, outer: Incoming): Incoming {
  const [path = '', query = ''] = item.url.split(/\?(.*)/s);
  const lower = Object.entries(item.headers ?? {}).map(([key, value]) => [
    key.toLowerCase(),
    value,
  ]);
  return {
    method: item.method.toUpperCase(),
    path: `/v1.0${path.startsWith('/') ? path : `/${path}`}`,
    query: new URLSearchParams(query),
    headers: {
      authorization: outer.headers.authorization,
      'content-type': 'application/json',
      ...(Object.fromEntries(lower) as Record<string, string>),
    },
    body: Buffer.from(item.body === undefined ? '' : JSON.stringify(item.body)),
  };
}
