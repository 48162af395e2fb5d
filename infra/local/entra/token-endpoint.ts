import { timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { compactVerify, decodeJwt, jwtVerify } from 'jose';
import type { Incoming, Outgoing } from '../listener.ts';
import { type SigningKey, signToken } from '../signing-keys.ts';
import { BOT_ID, BOT_SECRET, CLIENT_ID, CLIENT_SECRET, personById, TENANT_ID } from '../world.ts';
import {
  appClaims,
  BOT_AUDIENCE,
  delegatedGraphClaims,
  GRAPH_AUDIENCE,
  idTokenClaims,
  personClaims,
} from './claims.ts';
import * as refusals from './errors.ts';
import { type EntraError, entraError } from './errors.ts';

export interface TokenEndpoint {
  now: () => Date;
  signingKey: () => SigningKey;
  grants: { application: readonly string[]; delegated: readonly string[] };
  /** Public keys of certificates registered for an application, by client id. */
  certificates: Map<string, KeyObject>;
  /** What every exchange on behalf of a person answers; null = the token. */
  onBehalfOfFault: () => EntraError | null;
  /** What every request with a client secret answers; null = the secret is looked at. */
  credentialFault: () => EntraError | null;
}

const SECRETS: Record<string, string> = { [CLIENT_ID]: CLIENT_SECRET, [BOT_ID]: BOT_SECRET };
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Answers POST /{tenant}/oauth2/v2.0/token. */
export async function answerTokenRequest(
  request: Incoming,
  endpoint: TokenEndpoint,
): Promise<Outgoing> {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const refusal = await refuseClient(form, endpoint);
  if (refusal) return entraError(refusal, endpoint.now());
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') return clientCredentials(form, endpoint);
  if (grant === ON_BEHALF_OF) return onBehalfOf(form, endpoint);
  return invalid(endpoint, 70003, `The app requested an unsupported grant type '${grant}'.`);
}

async function refuseClient(form: URLSearchParams, endpoint: TokenEndpoint) {
  const clientId = form.get('client_id') ?? '';
  const secret = form.get('client_secret');
  if (!(clientId in SECRETS)) {
    return {
      error: 'unauthorized_client',
      number: 700016,
      message: `Application with identifier '${clientId}' was not found in the directory.`,
    };
  }
  if (form.get('client_assertion_type') === ASSERTION_TYPE) {
    return refuseAssertion(clientId, form.get('client_assertion') ?? '', endpoint);
  }
  const fault = endpoint.credentialFault();
  if (fault) return fault;
  const known = SECRETS[clientId] ?? '';
  return secret !== null && sameText(secret, known) ? null : refusals.INVALID_SECRET;
}

async function refuseAssertion(clientId: string, assertion: string, endpoint: TokenEndpoint) {
  const certificate = endpoint.certificates.get(clientId);
  const wrong: EntraError = {
    error: 'invalid_client',
    number: 700027,
    status: 401,
    message: 'The certificate used to sign the client assertion is not registered on application.',
  };
  if (!certificate) return wrong;
  try {
    await jwtVerify(assertion, certificate, {
      algorithms: ['RS256', 'PS256'],
      issuer: clientId,
      subject: clientId,
      currentDate: endpoint.now(),
      // MSAL rounds to seconds, half of the time into the future.
      clockTolerance: 300,
    });
    return null;
  } catch {
    return wrong;
  }
}

async function clientCredentials(form: URLSearchParams, endpoint: TokenEndpoint) {
  const scope = form.get('scope') ?? '';
  const audience = scope.replace(/\/\.default$/, '');
  if (!scope.endsWith('/.default') || ![GRAPH_AUDIENCE, BOT_AUDIENCE].includes(audience)) {
    return invalid(endpoint, 1002012, `The provided value for scope ${scope} is not valid.`);
  }
  const appId = form.get('client_id') ?? '';
  const roles =
    audience === GRAPH_AUDIENCE && appId === CLIENT_ID ? endpoint.grants.application : [];
  const claims = appClaims({ appId, audience, roles, now: endpoint.now() });
  return tokenReply({ access_token: await signToken(claims, endpoint.signingKey()) });
}

async function onBehalfOf(form: URLSearchParams, endpoint: TokenEndpoint): Promise<Outgoing> {
  const now = endpoint.now();
  const person = await assertedPerson(form.get('assertion') ?? '', endpoint);
  if ('error' in person) return entraError(person, now);
  const fault = endpoint.onBehalfOfFault();
  if (fault) return entraError(fault, now);
  const scopes = endpoint.grants.delegated.join(' ');
  const key = endpoint.signingKey();
  const wanted = (form.get('scope') ?? '').split(' ');
  return tokenReply({
    scope: scopes,
    access_token: await signToken(delegatedGraphClaims({ person, scopes, now }), key),
    ...(wanted.includes('openid')
      ? { id_token: await signToken(idTokenClaims(person, now), key) }
      : {}),
    ...(form.get('client_info') ? { client_info: clientInfo(person.id) } : {}),
  });
}

async function assertedPerson(assertion: string, endpoint: TokenEndpoint) {
  try {
    const { payload } = await compactVerify(assertion, endpoint.signingKey().publicKey, {
      algorithms: ['RS256'],
    });
    const claims = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    const person = personById(String(claims['oid']));
    if (!person || claims['aud'] !== CLIENT_ID || !claims['scp']) return refusals.ASSERTION_INVALID;
    const expiresMs = Number(decodeJwt(assertion).exp) * 1000;
    return expiresMs <= endpoint.now().getTime() ? refusals.ASSERTION_EXPIRED : person;
  } catch {
    return refusals.ASSERTION_INVALID;
  }
}

function tokenReply(extra: Record<string, unknown>): Outgoing {
  const lifetime = { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 };
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: { ...lifetime, ...extra } };
}

function invalid(endpoint: TokenEndpoint, number: number, message: string): Outgoing {
  return entraError({ error: 'invalid_request', number, message }, endpoint.now());
}

function clientInfo(oid: string): string {
  return Buffer.from(JSON.stringify({ uid: oid, utid: TENANT_ID })).toString('base64url');
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A person's token for the product's API, as Teams gets it for the tab. */
export function claimsForTab(personId: string, now: Date): Record<string, unknown> {
  const person = personById(personId);
  if (!person) throw new Error(`The local tenant knows nobody with the id ${personId}`);
  return personClaims(person, now);
}
