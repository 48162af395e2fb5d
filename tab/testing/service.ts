import { afterEach, expect } from '@jest/globals';
import type { WireProblem } from '../../src/contracts.ts';
import { breachIn, type Heard } from '../../tests/harness/wire-check.ts';

/** A request as the service would see it. */
export interface Seen {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

interface Reply {
  status?: number;
  body?: unknown;
  /** Said bit by bit instead of a body. */
  stream?: ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
  /** From a service gone astray: what the tab shows even of an answer that breaks the contract. */
  isAstray?: true;
}

type Route = (seen: Seen) => Reply | Promise<Reply>;

/** The service as the tab meets it: routes by `METHOD /path`, and everything that was asked. */
export interface Service {
  seen: Seen[];
  on: (route: string, answer: Route | Reply) => void;
  /** The requests of one route, oldest first. */
  calls: (route: string) => Seen[];
}

/** What a test lets the service answer although the service would not. */
const breaches: string[] = [];
afterEach(() => expect(breaches.splice(0)).toEqual([]));

/** Replaces the global fetch by routes; what has no route answers 404. */
export function startService(): Service {
  const routes = new Map<string, Route>();
  const seen: Seen[] = [];
  globalThis.fetch = async (address, init) => {
    const request: Seen = {
      method: init?.method ?? 'GET',
      path: addressOf(address),
      headers: Object.fromEntries(Object.entries(init?.headers ?? {}) as [string, string][]),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    };
    seen.push(request);
    const bare = request.path.split('?')[0] ?? '';
    const route = routes.get(`${request.method} ${bare}`);
    const reply = route ? await route(request) : problem(404, 'not_found', 'Not yours.');
    const breach = reply.isAstray ? null : breachIn(asHeard(request, reply));
    if (breach !== null) breaches.push(`${request.method} ${request.path}: ${breach}`);
    return responseOf(reply);
  };
  return {
    seen,
    on: (route, answer) => routes.set(route, typeof answer === 'function' ? answer : () => answer),
    calls: (route) =>
      seen.filter(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}` === route),
  };
}

const REFERENCE = 'urn:uuid:6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90';

/** A refusal as the service words it (RFC 9457). */
export function problem(
  status: number,
  code: WireProblem['code'],
  detail: string,
  more: Partial<WireProblem> = {},
): Reply {
  const type = `urn:handover:problem:${code}`;
  const body: WireProblem = {
    type,
    title: code,
    status,
    code,
    detail,
    instance: REFERENCE,
    ...more,
  };
  return { status, body };
}

function addressOf(address: URL | RequestInfo): string {
  return typeof address === 'string'
    ? address
    : address instanceof URL
      ? address.href
      : address.url;
}

/** A reply as it would come over the wire, with the headers that the service always adds. */
function asHeard(
  { method, path }: Seen,
  { status = 200, body = {}, stream, headers }: Reply,
): Heard {
  const type = stream ? 'text/event-stream' : 'application/json';
  const isVersioned = typeof body === 'object' && body !== null && 'version' in body;
  const all: Record<string, string> = {
    'content-type': status < 400 ? type : 'application/problem+json',
    ...(isVersioned ? { etag: `"${String(body.version)}"` } : {}),
    ...(method === 'GET' ? { etag: `W/"${'t'.repeat(22)}"` } : {}),
    ...headers,
  };
  const text = status === 304 ? '' : JSON.stringify(body);
  return { method, url: path, status, text, headers: { get: (name) => all[name] ?? null } };
}

/** jsdom has no Response, so this is the part of one that the tab reads. */
function responseOf({ status = 200, body = {}, stream, headers = {} }: Reply): Response {
  const part = {
    ok: status < 400,
    status,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    body: stream ?? null,
    json: () => Promise.resolve(JSON.parse(JSON.stringify(body)) as unknown),
  };
  return part as unknown as Response;
}
