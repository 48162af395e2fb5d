import { createHash, randomUUID } from 'node:crypto';
import type { Claims } from '../signing-keys.ts';
import { BOT_ID, CLIENT_ID, type Person, TEAMS_CLIENT_ID, TENANT_ID } from '../world.ts';

const LIFETIME_SECONDS = 3600;
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
export const BOT_AUDIENCE = 'https://api.botframework.com';
export const ISSUER_V2 = `https://login.microsoftonline.com/${TENANT_ID}/v2.0`;
const ISSUER_V1 = `https://sts.windows.net/${TENANT_ID}/`;

/** Access token for the product's API as Entra gives it to a person in Teams (v2.0). */
export function personClaims(person: Person, now: Date): Claims {
  return {
    aud: CLIENT_ID,
    iss: ISSUER_V2,
    ...times(now),
    acct: person.kind === 'guest' ? 1 : 0,
    azp: TEAMS_CLIENT_ID,
    azpacr: '0',
    name: person.name,
    oid: person.id,
    preferred_username: person.mail,
    rh: '1.AXkA.',
    scp: 'access_as_user',
    sub: pairwise(person.id, CLIENT_ID),
    tid: TENANT_ID,
    uti: randomUUID(),
    ver: '2.0',
  };
}

/** Graph token a person's API token was exchanged for (Graph still gets v1.0 tokens). */
export function delegatedGraphClaims(of: { person: Person; scopes: string; now: Date }): Claims {
  return {
    aud: GRAPH_AUDIENCE,
    iss: ISSUER_V1,
    ...times(of.now),
    acct: of.person.kind === 'guest' ? 1 : 0,
    app_displayname: 'Handover',
    appid: CLIENT_ID,
    appidacr: '1',
    idtyp: 'user',
    name: of.person.name,
    oid: of.person.id,
    scp: of.scopes,
    sub: pairwise(of.person.id, GRAPH_AUDIENCE),
    tid: TENANT_ID,
    unique_name: of.person.mail,
    upn: of.person.mail,
    uti: randomUUID(),
    ver: '1.0',
  };
}

/** Token of an application for itself: Graph (with roles) or the Bot Connector (without). */
export function appClaims(of: {
  appId: string;
  audience: string;
  roles: readonly string[];
  now: Date;
}): Claims {
  return {
    aud: of.audience,
    iss: ISSUER_V1,
    ...times(of.now),
    app_displayname: of.appId === BOT_ID ? 'Handover bot' : 'Handover',
    appid: of.appId,
    appidacr: '1',
    idtyp: 'app',
    oid: servicePrincipal(of.appId),
    ...(of.roles.length > 0 ? { roles: of.roles } : {}),
    sub: servicePrincipal(of.appId),
    tid: TENANT_ID,
    uti: randomUUID(),
    ver: '1.0',
  };
}

/** ID token that comes with an on-behalf-of answer when `openid` was asked for. */
export function idTokenClaims(person: Person, now: Date): Claims {
  return {
    aud: CLIENT_ID,
    iss: ISSUER_V2,
    ...times(now),
    name: person.name,
    oid: person.id,
    preferred_username: person.mail,
    sub: pairwise(person.id, CLIENT_ID),
    tid: TENANT_ID,
    uti: randomUUID(),
    ver: '2.0',
  };
}

function times(now: Date) {
  const seconds = Math.floor(now.getTime() / 1000);
  return { iat: seconds, nbf: seconds, exp: seconds + LIFETIME_SECONDS };
}

/** `sub` differs per application, as Entra's does. */
function pairwise(oid: string, audience: string): string {
  return createHash('sha256').update(`${oid}:${audience}`).digest('base64url');
}

function servicePrincipal(appId: string): string {
  const hex = createHash('sha256').update(`principal:${appId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
