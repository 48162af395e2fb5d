import { appClaims, delegatedGraphClaims, GRAPH_AUDIENCE, ISSUER_V2 } from './entra/claims.ts';
import type { Entra } from './entra/entra.ts';
import { signToken, type TokenOverrides } from './signing-keys.ts';
import { CLIENT_ID, personById } from './world.ts';

interface Wanted {
  now: Date;
  personId?: string | undefined;
  overrides?: TokenOverrides | undefined;
}

/** A Graph token of the app, or of the person, with the grants of this moment. */
export function graphTokenFor(entra: Entra, { now, personId, overrides }: Wanted): Promise<string> {
  const person = personId ? personById(personId) : undefined;
  const { application, delegated } = entra.grants;
  const app = { appId: CLIENT_ID, audience: GRAPH_AUDIENCE, roles: application, now };
  const claims = person
    ? delegatedGraphClaims({ person, scopes: delegated.join(' '), now })
    : appClaims(app);
  return signToken(claims, entra.signingKey(), overrides);
}

/** An app-only token for the product's API, right in all but the person (TV10). */
export function appTokenForApi(entra: Entra, { now, overrides }: Wanted): Promise<string> {
  const claims = appClaims({ appId: CLIENT_ID, audience: CLIENT_ID, roles: ['Api.Call'], now });
  const v2 = { ...claims, iss: ISSUER_V2, azp: CLIENT_ID, azpacr: '1', ver: '2.0' };
  return signToken(v2, entra.signingKey(), overrides);
}
