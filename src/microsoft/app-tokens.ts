import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import type { Outbound } from './outbound.ts';

type Registration = {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  outbound: Outbound;
};

/** Gives the app's own token for a scope like `https://graph.microsoft.com/.default`. */
export type AppTokens = {
  tokenFor(scope: string): Promise<string>;
  /** Gets a new token for the scope, because the kept one was refused; `tokenFor` gives it from then on. */
  renew(scope: string): Promise<void>;
};

/** The app's own tokens by client credentials (MSAL, which caches them until they expire). */
export function openAppTokens(registration: Registration): AppTokens {
  const { tenantId, clientId, clientSecret, outbound } = registration;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `https://login.microsoftonline.com/${tenantId}`,
    },
    system: { networkClient: networkThrough(outbound) },
  });
  const acquire = async (scope: string, skipCache: boolean): Promise<string> => {
    const result = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache });
    if (!result) throw new Error('Entra gave no token.');
    return result.accessToken;
  };
  return {
    tokenFor: async (scope) => await acquire(scope, false),
    renew: async (scope) => void (await acquire(scope, true)),
  };
}

/** MSAL refuses an http authority, so its requests keep genuine addresses up to the way out. */
function networkThrough(outbound: Outbound): INetworkModule {
  const send = async (method: string, url: string, options: NetworkRequestOptions = {}) => {
    const { headers = {}, body } = options;
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await outbound.fetch(url, init);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as never,
    };
  };
  return {
    sendGetRequestAsync: async (url, options) => await send('GET', url, options),
    sendPostRequestAsync: async (url, options) => await send('POST', url, options),
  };
}
