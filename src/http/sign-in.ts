import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { asDate, type Clock } from '../clock.ts';
import { KeysUnavailable, type SigningKeys } from '../microsoft/signing-keys.ts';
import { asOneLine } from '../one-line.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';

type Expected = {
  tenantId: string;
  clientId: string;
  allowedClients: readonly string[];
  keys: SigningKeys;
  clock: Clock;
};

/** Who asks, and until when their token says so, in seconds since 1970. */
export type SignedIn = { actor: Person; expiresAt: number };

/** Reads who asks from the Authorization headers of a request. @throws Refusal, each case its own. */
export type SignIn = (authorization: readonly string[]) => Promise<SignedIn>;

const skewSeconds = 60;
/** The one scope of our API, as the app registration names it. */
export const apiScope = 'access_as_user';
const foreignKeyHeaders = ['jku', 'jwk', 'x5u', 'x5c', 'crit'];

const userClaims = z.object({
  ver: z.literal('2.0'),
  aud: z.string(),
  tid: z.guid().toLowerCase(),
  oid: z.guid().toLowerCase(),
  exp: z.number(),
  azp: z.string(),
  scp: z.string(),
  name: z.string().min(1).max(300).optional(),
  acct: z.unknown().optional(),
});

/** Entra's optional claim `acct`: 0 for a member of the tenant, 1 for a guest. */
const memberAccount = 0;

/**
 * Checks Entra v2 user tokens as Entra's "claims validation" page asks: RS256, our tenant's issuer
 * with the same `tid` (jose doesn't tie them), our audience alone, our scope, a Microsoft client.
 */
export function openSignIn(expected: Expected): SignIn {
  const issuer = `https://login.microsoftonline.com/${expected.tenantId}/v2.0`;
  return async (authorization) => {
    const token = bearer(authorization);
    const payload = await verified(token, { ...expected, issuer });
    if (payload['idtyp'] === 'app') {
      throw new Refusal('app_token_not_allowed', 'Programs cannot use this; sign in as a person.');
    }
    const claims = userClaims.safeParse(payload);
    if (!claims.success || claims.data.tid !== expected.tenantId) throw invalid();
    const { oid, tid, azp, scp, exp, name, acct } = claims.data;
    if (!scp.split(' ').includes(apiScope)) {
      throw new Refusal('insufficient_scope', `Ask for a token with the scope ${apiScope}.`);
    }
    if (!expected.allowedClients.includes(azp)) {
      throw new Refusal('client_not_allowed', 'Open Handover in Microsoft Teams.');
    }
    const isMember = acct === memberAccount;
    const shown = asOneLine(name ?? '') || 'A colleague';
    const actor = { kind: 'person' as const, tenantId: tid, personId: oid, name: shown, isMember };
    return { actor, expiresAt: exp };
  };
}

function bearer(authorization: readonly string[]): string {
  const [only] = authorization;
  const token = /^Bearer (?<token>[\w.~+/=-]+)$/u.exec(only ?? '')?.groups?.['token'];
  if (authorization.length !== 1 || token === undefined) {
    throw new Refusal('unauthenticated', 'Sign in: send one bearer token.');
  }
  return token;
}

async function verified(token: string, expected: Expected & { issuer: string }) {
  try {
    const header = decodeProtectedHeader(token);
    if (foreignKeyHeaders.some((name) => name in header)) throw invalid();
    const { payload } = await jwtVerify(token, expected.keys.keyFor, {
      algorithms: ['RS256'],
      issuer: expected.issuer,
      audience: expected.clientId,
      clockTolerance: skewSeconds,
      currentDate: asDate(expected.clock.now()),
      requiredClaims: ['exp', 'nbf', 'iat', 'oid', 'tid'],
    });
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailable) {
      throw new Refusal(
        'keys_unavailable',
        'Sign-in cannot be checked right now. Try again shortly.',
        {
          retryAfterSeconds: 10,
        },
      );
    }
    const isTokenError = error instanceof errors.JOSEError || error instanceof TypeError;
    if (isTokenError || error instanceof Refusal) throw invalid();
    throw error;
  }
}

function invalid(): Refusal {
  return new Refusal('invalid_token', 'Sign in again: this token is not valid here.');
}
