import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import type { Clock } from '../clock.ts';
import type { Credential } from '../config.ts';
import type { Log } from '../log.ts';
import { readRetryAfter } from './graph-problem.ts';
import { IdentityProblem } from './identity-problem.ts';
import type { Outbound } from './outbound.ts';

type Registration = {
  tenantId: string;
  clientId: string;
  credential: Credential;
  outbound: Outbound;
  clock: Clock;
  log: Log;
};

/** Gives the app's own token for a scope like `https://graph.microsoft.com/.default`. */
export type AppTokens = {
  /** @throws IdentityProblem when Entra gives none. */
  tokenFor(scope: string): Promise<string>;
  /** Gets a new token for the scope, because the kept one was refused; `tokenFor` gives it from then on. */
  renew(scope: string): Promise<void>;
};

/** What the app asks for: Graph as a whole, or the bot's channel. */
export const scopes = {
  graph: 'https://graph.microsoft.com/.default',
  connector: 'https://api.botframework.com/.default',
} as const;

const patienceSeconds = { credential: 60, unavailable: 10 } as const;
/** Nothing works without a token, so Entra is never left alone for longer, whatever it asks for. */
const longestPatienceSeconds = 3600;
/** What Entra says of a secret or certificate that is wrong, expired or not yet valid, or of no app. */
const credentialCodes = ['invalid_client', 'unauthorized_client'];

/**
 * The app's own tokens by client credentials (MSAL, which caches them until they expire). After a
 * failure Entra is left alone for as long as it asked, so that nothing knocks in a loop (OB07).
 */
export function openAppTokens(registration: Registration): AppTokens {
  const { tenantId, clientId, credential, clock, log } = registration;
  const now = () => clock.now().epochMilliseconds;
  const network = networkThrough(registration.outbound);
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      ...credential,
      authority: `https://login.microsoftonline.com/${tenantId}`,
    },
    system: { networkClient: network },
  });
  let failed: { problem: IdentityProblem; until: number } | null = null;
  const acquire = async (scope: string, skipCache: boolean): Promise<string> => {
    if (failed && now() < failed.until) throw failed.problem;
    try {
      const result = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache });
      if (!result) throw new Error('Entra gave no token.');
      failed = null;
      return result.accessToken;
    } catch (error) {
      const problem = problemOf(error, readRetryAfter(network.retryAfter(), now()));
      failed = { problem, until: now() + problem.retryAfterSeconds * 1000 };
      log.error({ app: clientId, problem: problem.kind, err: error }, 'Entra gave no token');
      throw problem;
    }
  };
  return {
    tokenFor: async (scope) => await acquire(scope, false),
    renew: async (scope) => void (await acquire(scope, true)),
  };
}

function problemOf(cause: unknown, told: number | null): IdentityProblem {
  const isRefused = cause instanceof AuthError && credentialCodes.includes(cause.errorCode);
  const kind = isRefused ? 'credential' : 'unavailable';
  const retryAfterSeconds = Math.min(longestPatienceSeconds, told ?? patienceSeconds[kind]);
  return new IdentityProblem(kind, { retryAfterSeconds, cause });
}

/** MSAL refuses an http authority, so its requests keep genuine addresses up to the way out. */
function networkThrough(outbound: Outbound): INetworkModule & { retryAfter(): string | null } {
  let retryAfter: string | null = null;
  const send = async (method: string, url: string, options: NetworkRequestOptions = {}) => {
    const { headers = {}, body } = options;
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    retryAfter = null;
    const response = await outbound.fetch(url, init);
    retryAfter = response.headers.get('retry-after');
    // MSAL would keep its own account of it, for a minute by the clock on the wall.
    const isBusy = response.status === 429 || response.status >= 500;
    if (isBusy) throw new Error(`Entra answered ${response.status}.`);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as never,
    };
  };
  return {
    retryAfter: () => retryAfter,
    sendGetRequestAsync: async (url, options) => await send('GET', url, options),
    sendPostRequestAsync: async (url, options) => await send('POST', url, options),
  };
}
