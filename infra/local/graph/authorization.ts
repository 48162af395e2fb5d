import type { IncomingHttpHeaders } from 'node:http';
import { compactVerify } from 'jose';
import { GRAPH_AUDIENCE } from '../entra/claims.ts';
import type { Entra } from '../entra/entra.ts';
import type { StoredActor } from '../state-model.ts';
import { textOf } from '../text-of.ts';
import { personById } from '../world.ts';
import { GraphRefusal } from './call.ts';
import type { MatchedOperation } from './contract.ts';

/** Broader permissions that include a narrower one. */
const INCLUDED_IN: Record<string, readonly string[]> = {
  'Calendars.ReadBasic': ['Calendars.Read', 'Calendars.ReadWrite'],
  'Calendars.Read': ['Calendars.ReadWrite'],
  'Files.Read': ['Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All'],
  'Files.Read.All': ['Files.ReadWrite.All', 'Sites.Selected'],
  'Files.ReadWrite': ['Files.ReadWrite.All'],
  'Files.ReadWrite.All': ['Sites.Selected'],
  'Sites.ReadWrite.All': ['Sites.Selected'],
  'User.ReadBasic.All': ['User.Read.All'],
  'Mail.Read': ['Mail.ReadWrite'],
  'Tasks.Read': ['Tasks.ReadWrite'],
};

/** Who calls: the token must be ours, for Graph and in date; else 401 as Graph says it. */
export async function graphActor(
  headers: IncomingHttpHeaders,
  entra: Entra,
  now: Date,
): Promise<{ actor: StoredActor; roles: string[]; scopes: string[] }> {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) throw unauthenticated('Access token is empty.');
  const claims = await verified(token, entra);
  if (claims['aud'] !== GRAPH_AUDIENCE) throw unauthenticated('Invalid audience.');
  if (Number(claims['exp']) * 1000 <= now.getTime()) {
    throw unauthenticated('Lifetime validation failed, the token is expired.');
  }
  const isApp = claims['idtyp'] === 'app';
  const person = isApp ? undefined : personById(String(claims['oid']));
  const actor: StoredActor = {
    appId: String(claims['appid']),
    appName: textOf(claims['app_displayname'], 'Handover'),
    personId: person?.id ?? null,
    name: person?.name ?? textOf(claims['app_displayname'], 'Handover'),
  };
  const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : [];
  const roles = Array.isArray(claims['roles']) ? claims['roles'].map(String) : [];
  return { actor, roles, scopes };
}

async function verified(token: string, entra: Entra): Promise<Record<string, unknown>> {
  for (const key of entra.publishedKeys()) {
    try {
      const { payload } = await compactVerify(token, key.publicKey, { algorithms: ['RS256'] });
      return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    } catch {
      continue;
    }
  }
  throw unauthenticated('Signature verification failed.');
}

function unauthenticated(message: string): GraphRefusal {
  return new GraphRefusal(401, 'InvalidAuthenticationToken', message);
}

/** Refuses with 403 what the token's grants (as the tenant has them now) do not cover. */
export function requireGrant(
  operation: MatchedOperation,
  caller: { actor: StoredActor; scopes: string[] },
  grants: Entra['grants'],
): void {
  const least = operation.permissions;
  if (!least) return;
  const asApp = caller.actor.personId === null;
  const granted = asApp ? grants.application : caller.scopes;
  const wanted = asApp ? least.application : least.delegated;
  const consent = asApp ? (least.resourceSpecificConsent ?? []) : [];
  if (wanted && covers(granted, wanted)) return;
  if (consent.some((name) => grants.resourceSpecific.includes(name))) return;
  const names = [wanted, ...consent].filter(Boolean).join(', ');
  throw new GraphRefusal(
    403,
    asApp ? 'Authorization_RequestDenied' : 'ErrorAccessDenied',
    `Missing ${asApp ? 'role' : 'scope'} permissions on the request. API requires one of '${names}'.`,
  );
}

function covers(granted: readonly string[], wanted: string): boolean {
  if (granted.includes(wanted)) return true;
  return (INCLUDED_IN[wanted] ?? []).some((broader) => covers(granted, broader));
}
