import type { ActView } from '../page-model.ts';

interface Asked {
  method: string;
  /** Path with query. */
  url: string;
  authorization: string | undefined;
  status: number;
}

const PATH = /^\/api\/handovers\/([0-9a-f-]{36})(?:\/([^?]*))?(?:\?|$)/;

/**
 * The act that a call to the product's API is, or null for calls that change nothing. Of reads only
 * the client's view counts: asked for by name, or the handover itself, which guests see as clients.
 */
export function actOf({ method, url, authorization, status }: Asked): Omit<ActView, 'at'> | null {
  const [, handoverId, rest = ''] = PATH.exec(url) ?? [];
  const personId = personOf(authorization);
  if (!handoverId || !personId) return null;
  const read = method === 'GET';
  const verb = rest.split('/').at(-1) ?? '';
  if (read && verb !== 'client-view' && verb !== '') return null;
  return { personId, handoverId, verb: verb || 'open', status, read };
}

/** Whose token it is; the product has verified it before it answered with anything but 401. */
function personOf(authorization: string | undefined): string | null {
  const [, payload] = (authorization ?? '').split('.');
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return claims !== null && typeof claims === 'object' && 'oid' in claims
      ? String(claims.oid)
      : null;
  } catch {
    return null;
  }
}
