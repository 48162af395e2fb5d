import type { Incoming, Outgoing } from '../listener.ts';

/** Passes one of the bot's calls on and gives what came back; 502 when nobody is there. */
export async function pass(request: Incoming, target: string): Promise<Outgoing> {
  const query = request.query.toString();
  const { authorization = '' } = request.headers;
  const reply = await fetch(`${target}${request.path}${query ? `?${query}` : ''}`, {
    method: request.method,
    headers: { authorization, 'content-type': 'application/json; charset=utf-8' },
    ...(request.body.length > 0 ? { body: request.body.toString('utf8') } : {}),
    redirect: 'manual',
  }).catch(() => null);
  if (!reply) return { status: 502, body: 'Nobody answers.' };
  const text = await reply.text();
  const retryAfter = reply.headers.get('retry-after');
  return {
    status: reply.status,
    headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
    body: bodyOf(text, reply.headers.get('content-type')),
  };
}

function bodyOf(text: string, type: string | null): unknown {
  if (text === '') return undefined;
  return type?.includes('json') ? (JSON.parse(text) as unknown) : text;
}
