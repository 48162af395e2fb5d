import { randomUUID } from 'node:crypto';
import { expectAsAgreed } from './wire-check.ts';

/** One answer of the product, its body read once as text and as JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Null when the body is no JSON object. */
  body: Record<string, unknown> | null;
  /** The value at a path like `people.0.name`; undefined when it isn't there. */
  at(path: string): unknown;
}

interface Options {
  /** What If-Match names; absent = no header. */
  version?: number;
  /** A repeated Idempotency-Key; absent = a new one. */
  key?: string;
  headers?: Record<string, string>;
}

/** Somebody (or nobody) who calls the product as the tab does. */
export interface Client {
  send(method: string, path: string, body?: unknown, options?: Options): Promise<Answer>;
  get(path: string, options?: Options): Promise<Answer>;
  post(path: string, body?: unknown, options?: Options): Promise<Answer>;
  patch(path: string, body: unknown, options?: Options): Promise<Answer>;
  put(path: string, body: unknown, options?: Options): Promise<Answer>;
}

/**
 * A client with this token; null sends none. Paths begin at the origin. Every answer is held against
 * the OpenAPI document.
 */
export function clientWith(url: string, token: string | null): Client {
  const send: Client['send'] = async (method, path, body, options = {}) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'POST' ? { 'idempotency-key': options.key ?? randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...options.headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    // A stream does not end by itself; that it began is all there is to read of it.
    const isStream = reply.headers.get('content-type') === 'text/event-stream';
    if (isStream) await reply.body?.cancel();
    const text = isStream ? '' : await reply.text();
    expectAsAgreed({ method, url: path, status: reply.status, headers: reply.headers, text });
    return answerFrom(reply.status, reply.headers, text);
  };
  return {
    send,
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body = {}, options = {}) => send('POST', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
  };
}

/** An answer from its parts, however it was received. */
export function answerFrom(status: number, headers: Headers, text: string): Answer {
  const body = objectIn(text);
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => {
      if (typeof value !== 'object' || value === null) return undefined;
      return Reflect.get(value, key);
    }, body);
  return { status, headers, text, body, at };
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
