import { createContext, useContext } from 'react';
import type { Calls, WireProblem } from '../../src/contracts.ts';
import type { Answer, CallName, Sent } from './calls.ts';
import { Problem, emptyDetails, unreachable, type ProblemDetails } from './problem.ts';
import { requestOf } from './request.ts';
import { createTags, type Tags } from './tags.ts';

const TIMEOUT_MS = 20_000;

/** The part of a request that is the same at the second attempt; a stream has no time limit. */
type Wire = Omit<RequestInit, 'headers'> & {
  headers?: Record<string, string>;
  isStream?: true;
};

/** The calls that are answered with a stream of server-sent events. */
type StreamName = {
  [Name in CallName]: Calls[Name]['answer'] extends 'stream' ? Name : never;
}[CallName];

/** The one door to our API: bearer token, one repeat after 401, problems as `Problem`. */
export interface Api {
  /**
   * Makes a call of the contract; its name says what it takes and what it answers. Where `known` is
   * what it answered before and nothing changed since, that same object is the answer.
   */
  call<Name extends CallName>(
    name: Name,
    sent: Sent<Name>,
    more?: {
      signal?: AbortSignal;
      known?: Answer<Name> | undefined;
      /** The page may be gone in a moment: it goes with the token at hand, and outlives the page. */
      isLast?: boolean;
    },
  ): Promise<Answer<Name>>;
  /** The tags of what was answered. */
  tags: Tags;
  /** Opens a stream, which lasts until `signal` or the service ends it. */
  follow<Name extends StreamName>(
    name: Name,
    sent: Sent<Name>,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>>;
}

/** Makes the door; `getToken` is asked again, with Entra's challenge, when a token is refused. */
export function createApi(getToken: (claims?: string) => Promise<string>): Api {
  let atHand: string | null = null;
  const bearer = async (claims?: string) => (atHand = await token(getToken, claims));
  const respond = async ({ path, ...init }: Wire & { path: string }): Promise<Response> => {
    // Teams answers no page that is leaving.
    const first = await attempt(path, init, (init.keepalive && atHand) || (await bearer()));
    if (first.status !== 401) return first;
    return attempt(path, init, await bearer(claimsOf(first)));
  };
  const tags = createTags();
  const running = new Map<string, Promise<unknown>>();
  const call: Api['call'] = async (name, sent, more = {}) => {
    const { method, path, headers, body } = requestOf(name, sent);
    if (method === 'GET' || more.isLast) return await send(name, sent, more);
    // Pressed twice before the first was answered it is one press, with one answer.
    const same = JSON.stringify([method, path, headers?.['if-match'], body]);
    const first = running.get(same) ?? send(name, sent, more).finally(() => running.delete(same));
    running.set(same, first);
    return (await first) as Answer<typeof name>;
  };
  const send: Api['call'] = async (name, sent, { signal, known, isLast } = {}) => {
    const { headers, ...request } = requestOf(name, sent);
    const tag = tags.of(known);
    const all = { ...headers, ...(tag === undefined ? {} : { 'if-none-match': tag }) };
    const limits = { ...(signal ? { signal } : {}), ...(isLast ? { keepalive: true } : {}) };
    const response = await respond({ ...request, headers: all, ...limits });
    if (response.status === 304 && known !== undefined) return known;
    // The contract says what this call answers, and every test checks that it does.
    const answer = (await bodyOf(response)) as Answer<typeof name>;
    if (request.method === 'GET') tags.note(answer, response.headers.get('etag'));
    return answer;
  };
  return {
    tags,
    call,
    follow: async (name, sent, signal) => {
      const response = await respond({ ...requestOf(name, sent), signal, isStream: true });
      if (response.ok && response.body) return response.body;
      await bodyOf(response);
      throw unreachable(null);
    },
  };
}

async function token(getToken: (claims?: string) => Promise<string>, claims?: string) {
  try {
    return await getToken(claims);
  } catch (cause) {
    // Without a connection Teams can't confirm anybody; that is not a question of who one is.
    if (!navigator.onLine) throw unreachable(cause);
    const detail = 'Teams did not confirm who you are. Open the tab again, or ask your admin.';
    throw new Problem({ ...emptyDetails(401), code: 'not_signed_in', detail }, cause);
  }
}

async function attempt(
  path: string,
  { isStream, ...init }: Wire,
  bearer: string,
): Promise<Response> {
  const limits = isStream ? [] : [AbortSignal.timeout(TIMEOUT_MS)];
  const signal = AbortSignal.any(init.signal ? [init.signal, ...limits] : limits);
  const headers = {
    ...init.headers,
    accept: isStream ? 'text/event-stream' : 'application/json',
    authorization: `Bearer ${bearer}`,
  };
  try {
    return await fetch(path, { ...init, headers, signal, cache: 'no-store' });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}

/** Reads what came back. @throws Problem for a refusal, a fault, and what is no JSON. */
async function bodyOf(response: Response): Promise<unknown> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw response.ok ? unreachable(cause) : new Problem(detailsOf(response, {}), cause);
  }
  if (!response.ok) throw new Problem(detailsOf(response, body));
  return body;
}

function detailsOf(response: Response, body: unknown): ProblemDetails {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<WireProblem>;
  const empty = emptyDetails(response.status);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    ...empty,
    code: given.code ?? empty.code,
    detail: given.detail ?? empty.detail,
    reference: given.instance ?? null,
    errors: given.errors ?? [],
    blockers: given.blockers ?? [],
    currentVersion: given.currentVersion ?? null,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  };
}

/** Reads the challenge of RFC 6750 that Entra wants repeated, or undefined. */
function claimsOf(response: Response): string | undefined {
  const challenge = response.headers.get('www-authenticate');
  const encoded = /claims="([^"]+)"/u.exec(challenge ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

const ApiPort = createContext<Api | null>(null);
export const ApiProvider = ApiPort.Provider;

/** Gives the door to our API; throws when rendered outside `ApiProvider`. */
export function useApi(): Api {
  const api = useContext(ApiPort);
  if (!api) throw new Error('ApiProvider is missing above this component.');
  return api;
}
