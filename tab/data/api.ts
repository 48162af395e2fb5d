import { createContext, useContext } from 'react';
import { Problem, emptyDetails, unreachable, type ProblemDetails } from './problem.ts';

const TIMEOUT_MS = 20_000;

/** A change sent to the service; `version` goes into If-Match, `key` into Idempotency-Key. */
export interface Sending {
  method: 'POST' | 'PATCH' | 'PUT';
  path: string;
  body: unknown;
  version?: number;
  key?: string;
}

/** The part of a request that is the same at the second attempt; a stream has no time limit. */
type Wire = Omit<RequestInit, 'headers'> & {
  headers?: Record<string, string>;
  isStream?: true;
};

/** The one door to our API: bearer token, one repeat after 401, problems as `Problem`. */
export interface Api {
  get<Answer>(path: string, signal?: AbortSignal): Promise<Answer>;
  send<Answer>(sending: Sending): Promise<Answer>;
  /** Opens a stream of server-sent events, which lasts until `signal` or the service ends it. */
  follow(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** Makes the door; `getToken` is asked again, with Entra's challenge, when a token is refused. */
export function createApi(getToken: (claims?: string) => Promise<string>): Api {
  const respond = async (path: string, init: Wire): Promise<Response> => {
    const first = await attempt(path, init, await token(getToken));
    if (first.status !== 401) return first;
    return attempt(path, init, await token(getToken, claimsOf(first)));
  };
  const call = async <Answer>(path: string, init: Wire): Promise<Answer> =>
    answerOf(await respond(path, init));
  return {
    get: (path, signal) => call(path, signal ? { signal } : {}),
    send: ({ method, path, body, version, key }) =>
      call(path, {
        method,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
      }),
    follow: async (path, signal) => {
      const response = await respond(path, { signal, isStream: true });
      if (!response.ok || !response.body) return answerOf(response);
      return response.body;
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

async function answerOf<Answer>(response: Response): Promise<Answer> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw response.ok ? unreachable(cause) : new Problem(detailsOf(response, {}), cause);
  }
  if (!response.ok) throw new Problem(detailsOf(response, body));
  return body as Answer;
}

function detailsOf(response: Response, body: unknown): ProblemDetails {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<
    ProblemDetails & { instance: string }
  >;
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
