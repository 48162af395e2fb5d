import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Outbound } from './outbound.ts';

/** The keys cannot be read and none are known: no verdict on the token is possible. */
export class KeysUnavailable extends Error {}

/** A publisher's signing keys, kept good through outages and rollovers. */
export type SigningKeys = {
  keyFor: JWTVerifyGetKey;
  /** Makes sure that keys are at hand, reading them if need be. @throws KeysUnavailable */
  known(): Promise<void>;
};

const refetchAfterMs = 30_000;
const renewAfterMs = 3_600_000;
const goodForMs = 24 * 3_600_000;

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.object({ kid: z.string() }).loose()).min(1) });

/**
 * Keys found through an OpenID configuration. The last good set serves for 24 h when the publisher
 * is unreachable (T10); an unknown key id is looked up at most every 30 s (TV12).
 */
export function openSigningKeys(world: {
  configurationUrl: string;
  outbound: Outbound;
  clock: Clock;
}): SigningKeys {
  let known: { at: number; find: JWTVerifyGetKey } | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  const now = () => world.clock.now().epochMilliseconds;

  const fetchKeys = async (): Promise<void> => {
    triedAt = now();
    const { jwks_uri } = metadata.parse(await readJson(world.outbound, world.configurationUrl));
    const keys = keySet.parse(await readJson(world.outbound, jwks_uri));
    known = { at: now(), find: createLocalJWKSet(keys as JSONWebKeySet) };
  };
  const refresh = async (): Promise<void> => {
    running ??= fetchKeys().finally(() => {
      running = null;
    });
    await running.catch((cause: unknown) => {
      throw new KeysUnavailable('The signing keys cannot be read.', { cause });
    });
  };
  const usable = async (): Promise<JWTVerifyGetKey> => {
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    if (age > renewAfterMs && now() - triedAt > refetchAfterMs) {
      await refresh().catch((error: unknown) => {
        if (age > goodForMs) throw error;
      });
    }
    if (!known || now() - known.at > goodForMs) throw new KeysUnavailable('No signing keys.');
    return known.find;
  };
  return {
    known: async () => void (await usable()),
    keyFor: async (header, token) => {
      const find = await usable();
      try {
        return await find(header, token);
      } catch (error) {
        const mayAskAgain = now() - triedAt > refetchAfterMs;
        if (!(error instanceof errors.JWKSNoMatchingKey) || !mayAskAgain) throw error;
        await refresh().catch(() => null);
        return await (await usable())(header, token);
      }
    },
  };
}

async function readJson(outbound: Outbound, url: string): Promise<unknown> {
  const response = await outbound.fetch(url);
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`);
  return await response.json();
}
