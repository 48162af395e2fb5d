import type { ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';
import { type Exchange, type Handler, type Incoming, type Outgoing, send } from './listener.ts';
import type { FaultAction } from './page-model.ts';

export type KillMoment = 'receipt' | 'after-effect' | 'after-reply';

/** One line of what reached the tenant, for tests that count calls. */
export interface Received {
  method: string;
  path: string;
  /** Null when no reply was sent. */
  status: number | null;
  headers: Incoming['headers'];
  /** How many requests to the same server were under way when it came, itself included. */
  alongside: number;
  /** When it came and when its reply was over, in ms of this process; null while it is under way. */
  cameAt: number;
  wentAt: number | null;
}

interface ExchangeOptions {
  /** First path segment → server: `{ graph: … }` serves `/graph/…`. */
  servers: Record<string, Handler>;
  faults: Faults;
  onKill?: ((moment: KillMoment) => void) | undefined;
  received: Received[];
}

const MOST_RECEIVED = 20_000;

/** Sends each request to its server, with the fault script in between. */
export function createExchange(options: ExchangeOptions): Exchange {
  const underWay = new Map<string, number>();
  return async (request, response) => {
    const [, prefix = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(request.path) ?? [];
    const server = options.servers[prefix];
    const alongside = (underWay.get(prefix) ?? 0) + 1;
    underWay.set(prefix, alongside);
    const line: Received = {
      alongside,
      cameAt: performance.now(),
      wentAt: null,
      method: request.method,
      path: withQuery(request),
      status: null,
      headers: request.headers,
    };
    response.once('close', () => {
      underWay.set(prefix, (underWay.get(prefix) ?? 1) - 1);
      line.wentAt = performance.now();
    });
    options.received.push(line);
    if (options.received.length > MOST_RECEIVED) options.received.shift();
    const fault = options.faults.take({ method: request.method, pathWithQuery: line.path });
    const effect = async () =>
      server ? server({ ...request, path: rest || '/' }) : { status: 404, body: 'Not found' };
    const reply = await replyUnder({ fault, effect, response, options });
    if (!reply) return;
    line.status = reply.status;
    await send(response, reply);
    if (fault?.kind === 'kill' && fault.when === 'after-reply') options.onKill?.('after-reply');
  };
}

interface Struck {
  fault: FaultAction | null;
  effect: () => Promise<Outgoing>;
  response: ServerResponse;
  options: ExchangeOptions;
}

/** What is answered under a fault; null = the caller never gets an answer. */
async function replyUnder(struck: Struck): Promise<Outgoing | null> {
  const { fault, effect, response } = struck;
  if (!fault) return effect();
  if (fault.kind === 'kill') return replyAroundKill(struck, fault.when);
  if ('when' in fault && fault.when === 'after') await effect();
  switch (fault.kind) {
    case 'status':
      return failure(fault);
    case 'reset':
      response.destroy();
      return null;
    case 'hang':
      return null;
    case 'hold':
      await struck.options.faults.held();
      return effect();
    case 'truncated':
      truncate(response, await effect());
      return null;
    case 'html':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html><body><h2>Service unavailable</h2></body></html>',
      };
    case 'garbage':
      return {
        status: 200,
        headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
        body: Buffer.from('this was never compressed'),
      };
    case 'empty':
      return { status: 200 };
    case 'redirect':
      return { status: 302, headers: { location: fault.to } };
    case 'missing-grant':
      return forbidden(fault.permission);
  }
}

async function replyAroundKill(struck: Struck, when: KillMoment): Promise<Outgoing | null> {
  const { effect, response, options } = struck;
  if (when === 'after-reply') return effect();
  if (when === 'after-effect') await effect();
  options.onKill?.(when);
  response.destroy();
  return null;
}

function failure(fault: FaultAction & { kind: 'status' }): Outgoing {
  const code = fault.code ?? (fault.status === 429 ? 'TooManyRequests' : 'ServiceUnavailable');
  return {
    status: fault.status,
    headers: fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
    body: { error: { code, message: 'The request was refused by the fault script.' } },
  };
}

/** The words Graph uses for a grant that was not given. */
function forbidden(permission?: string): Outgoing {
  const wanted = permission ? ` API requires one of '${permission}'.` : '';
  return {
    status: 403,
    body: {
      error: {
        code: 'Authorization_RequestDenied',
        message: `Missing role permissions on the request.${wanted}`,
      },
    },
  };
}

/**
 * How the fault script answers a part of a batch; null = not at all. A part has no connection of its
 * own: whatever else would break it, it is answered 503.
 */
export function strikePart(faults: Faults, part: Incoming): Outgoing | null {
  const request = { ...part, path: `/graph${part.path}` };
  const fault = faults.take({ method: part.method, pathWithQuery: withQuery(request) });
  if (!fault) return null;
  if (fault.kind === 'missing-grant') return forbidden(fault.permission);
  return failure(fault.kind === 'status' ? fault : { kind: 'status', status: 503, when: 'before' });
}

function truncate(response: ServerResponse, reply: Outgoing): void {
  const whole = Buffer.from(JSON.stringify(reply.body ?? {}));
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': whole.length,
  });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
}

function withQuery(request: Incoming): string {
  const query = request.query.toString();
  return query ? `${request.path}?${query}` : request.path;
}
