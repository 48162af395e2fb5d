import type { KeyObject } from 'node:crypto';
import type { Handler, Incoming, Outgoing } from '../listener.ts';
import { type SigningKey, signToken, type TokenOverrides } from '../signing-keys.ts';
import { TENANT_ID } from '../world.ts';
import * as refusals from './errors.ts';
import type { EntraError } from './errors.ts';
import { defaultGrants, type Grants } from './grants.ts';
import { createKeyRing, type KeyRing, type KeysFault } from './key-ring.ts';
import { instanceDiscovery, openIdMetadata } from './metadata.ts';
import { answerTokenRequest, claimsForTab, type TokenEndpoint } from './token-endpoint.ts';

type OnBehalfOfFault =
  | 'consent-missing'
  | 'consent-missing-with-suberror'
  | 'interaction-required'
  | 'assertion-expired'
  | null;

export interface Entra {
  handler: Handler;
  grants: Grants;
  signingKey(): SigningKey;
  publishedKeys(): SigningKey[];
  rotateKeys: KeyRing['rotate'];
  addKey: KeyRing['add'];
  setKeysFault(fault: KeysFault): void;
  setOnBehalfOfFault(fault: OnBehalfOfFault): void;
  /** 'expired' answers AADSTS7000222 to every request with a client secret. */
  setSecretFault(fault: 'expired' | null): void;
  registerCertificate(clientId: string, publicKey: KeyObject): void;
  /** A person's token for the product's API, or one that departs from it. */
  personToken(personId: string, overrides?: TokenOverrides): Promise<string>;
}

const FAULTS: Record<NonNullable<OnBehalfOfFault>, EntraError> = {
  'consent-missing': refusals.CONSENT_MISSING,
  'consent-missing-with-suberror': { ...refusals.CONSENT_MISSING, suberror: 'consent_required' },
  'interaction-required': refusals.INTERACTION_REQUIRED,
  'assertion-expired': refusals.ASSERTION_EXPIRED,
};
const KNOWN_TENANTS = [TENANT_ID, 'common', 'organizations'];

/** The tenant's Entra: metadata, keys and the token endpoint under `/entra`. */
export async function createEntra(options: { now: () => Date }): Promise<Entra> {
  const keys = await createKeyRing();
  const certificates = new Map<string, KeyObject>();
  const grants = defaultGrants();
  const faults: { onBehalfOf: EntraError | null; credential: EntraError | null } = {
    onBehalfOf: null,
    credential: null,
  };
  const endpoint: TokenEndpoint = {
    now: options.now,
    signingKey: () => keys.current(),
    grants,
    certificates,
    onBehalfOfFault: () => faults.onBehalfOf,
    credentialFault: () => faults.credential,
  };
  return {
    handler: (request) => route(request, keys, endpoint),
    grants,
    signingKey: () => keys.current(),
    publishedKeys: () => keys.published(),
    rotateKeys: (how) => keys.rotate(how),
    addKey: (how) => keys.add(how),
    setKeysFault: (fault) => keys.setFault(fault),
    setOnBehalfOfFault: (fault) => {
      faults.onBehalfOf = fault ? FAULTS[fault] : null;
    },
    setSecretFault: (fault) => {
      faults.credential = fault ? refusals.EXPIRED_SECRET : null;
    },
    registerCertificate: (clientId, publicKey) => certificates.set(clientId, publicKey),
    personToken: (personId, overrides) =>
      signToken(claimsForTab(personId, options.now()), keys.current(), overrides),
  };
}

function route(
  request: Incoming,
  keys: KeyRing,
  endpoint: TokenEndpoint,
): Promise<Outgoing> | Outgoing {
  const [, tenant = '', rest = ''] = /^\/([^/]+)\/(.+)$/.exec(request.path) ?? [];
  if (rest === 'discovery/instance') return { status: 200, body: instanceDiscovery(TENANT_ID) };
  if (!KNOWN_TENANTS.includes(tenant)) {
    return { status: 400, body: { error: 'invalid_tenant', error_codes: [90002] } };
  }
  if (rest === 'v2.0/.well-known/openid-configuration') {
    return { status: 200, body: openIdMetadata(tenant) };
  }
  if (rest === 'discovery/v2.0/keys') return keys.reply();
  if (rest === 'oauth2/v2.0/token' && request.method === 'POST') {
    return answerTokenRequest(request, endpoint);
  }
  return { status: 404, body: 'Not found' };
}
