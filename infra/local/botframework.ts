import type { Handler } from './listener.ts';
import {
  createSigningKey,
  type SigningKey,
  signToken,
  type TokenOverrides,
} from './signing-keys.ts';
import { BOT_ID } from './world.ts';

export interface BotFramework {
  handler: Handler;
  setKeysFault(fault: 'unavailable' | 'hang' | null): void;
  rotateKeys(): Promise<SigningKey>;
  signingKey(): SigningKey;
  /** The bearer token of a channel's call to the bot, good for five minutes and more. */
  activityToken(overrides?: TokenOverrides): Promise<string>;
}

const CHANNEL_ISSUER = 'https://api.botframework.com';
/** Where Teams tells a European bot to answer. */
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const METADATA_PATH = '/v1/.well-known/openidconfiguration';
const KEYS_PATH = '/v1/.well-known/keys';

/** The Bot Framework's keys under `/botframework`, and the tokens signed with them. */
export async function createBotFramework(options: {
  now: () => Date;
  /** Own address: botbuilder fetches `jwks_uri` itself, without rewriting the host. */
  url: () => string;
}): Promise<BotFramework> {
  let current = await createSigningKey();
  let fault: 'unavailable' | 'hang' | null = null;
  return {
    async handler(request) {
      if (fault === 'hang') return new Promise(() => {});
      if (fault === 'unavailable') return { status: 503, body: 'Service unavailable' };
      if (request.path === METADATA_PATH) return { status: 200, body: metadata(options.url()) };
      if (request.path !== KEYS_PATH) return { status: 404, body: 'Not found' };
      return { status: 200, body: { keys: [{ ...current.jwk, endorsements: ['msteams'] }] } };
    },
    setKeysFault: (next) => {
      fault = next;
    },
    async rotateKeys() {
      current = await createSigningKey();
      return current;
    },
    signingKey: () => current,
    activityToken(overrides) {
      const seconds = Math.floor(options.now().getTime() / 1000);
      const claims = {
        serviceurl: SERVICE_URL,
        nbf: seconds,
        exp: seconds + 3600,
        iss: CHANNEL_ISSUER,
        aud: BOT_ID,
      };
      return signToken(claims, current, overrides);
    },
  };
}

function metadata(url: string): Record<string, unknown> {
  return {
    issuer: CHANNEL_ISSUER,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${url}${KEYS_PATH}`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}
