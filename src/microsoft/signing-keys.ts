import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { httpDate, type Clock } from '../clock.ts';
import type { Outbound } from './outbound.ts';

/** The keys cannot be read and none are known: no verdict on the token is possible. */
export class KeysUnavailable extends Error {}

/** A publisher's signing keys, kept good through outages and rollovers. */
export type SigningKeys = {
  keyFor: JWTVerifyGetKey;
  /** Makes sure that keys are at hand, reading them if need be. @throws KeysUnavailable */
  known(): Promise<void>;
  /** How far our clock stood from the publisher's when the keys were last read; 0 before that. */
  skewSeconds(): number;
};

/** Somebody waits for an answer meanwhile (TV13). */
export const readWithinMs = 4_000;
const retryAfterMs = 30_000;
/** A new key may come right after a read: a second one is at hand, strangers' key ids get no third. */
const minuteMs = 60_000;
const renewAfterMs = 3_600_000;
export const goodForMs = 24 * 3_600_000;

const metadata = z.object({ jwks_uri: z.url() });
const publishedKey = z.looseObject({
  kid: z.string(),
  issuer: z.string().optional(),
  endorsements: z.array(z.string()).optional(),
});
/** A key as its publisher lists it, with what it says of its use. */
export type PublishedKey = z.infer<typeof publishedKey>;
const keySet = z.object({ keys: z.array(publishedKey).min(1) });

/**
 * Keys found through an OpenID configuration; those that `isOurs` refuses are not there. The last
 * good set serves for 24 h when the publisher is unreachable (T10); an unknown key id is looked up
 * at once, with at most two reads a minute for whatever reason (TV12), and gets no verdict while the
 * publisher is unreachable.
 */
export function openSigningKeys(world: {
  configurationUrl: string;
  outbound: Outbound;
  clock: Clock;
  isOurs(key: PublishedKey): boolean;
}): SigningKeys {
  let known: { at: number; find: JWTVerifyGetKey } | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let triedBefore = Number.NEGATIVE_INFINITY;
  let skewSeconds = 0;
  let running: Promise<void> | null = null;
  const now = () => world.clock.now().epochMilliseconds;

  const fetchKeys = async (): Promise<void> => {
    [triedBefore, triedAt] = [triedAt, now()];
    const signal = AbortSignal.timeout(readWithinMs);
    const read = async (url: string) => {
      const { body, at } = await readJson(world.outbound, url, signal);
      if (at !== null) skewSeconds = Math.round((now() - at) / 1000);
      return body;
    };
    const { jwks_uri } = metadata.parse(await read(world.configurationUrl));
    const { keys } = keySet.parse(await read(jwks_uri));
    known = {
      at: triedAt,
      find: createLocalJWKSet({ keys: keys.filter((key) => world.isOurs(key)) }),
    };
  };
  const refresh = async (): Promise<void> => {
    running ??= fetchKeys().finally(() => {
      running = null;
    });
    await running.catch((cause: unknown) => {
      throw new KeysUnavailable('The signing keys cannot be read.', { cause });
    });
  };
  const mayRead = () => now() - triedBefore > minuteMs;
  const usable = async (): Promise<JWTVerifyGetKey> => {
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    // Whoever comes while the first set is being read waits for it.
    const isAwaited = running !== null && age > goodForMs;
    const isDue = age > renewAfterMs && now() - triedAt > retryAfterMs && mayRead();
    if (isAwaited || isDue) {
      await refresh().catch((error: unknown) => {
        if (age > goodForMs) throw error;
      });
    }
    if (!known || now() - known.at > goodForMs) throw new KeysUnavailable('No signing keys.');
    return known.find;
  };
  return {
    known: async () => void (await usable()),
    skewSeconds: () => skewSeconds,
    keyFor: async (header, token) => {
      const find = await usable();
      try {
        return await find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (running || mayRead()) await refresh();
        else if (known && triedAt > known.at) throw new KeysUnavailable('The last try failed.');
        const again = await usable();
        return await again(header, token);
      }
    },
  };
}

/** `at` is the answer's own time (epoch ms), what it spent in a cache on the way added; null unsaid. */
async function readJson(outbound: Outbound, url: string, signal: AbortSignal) {
  const response = await outbound.fetch(url, { signal });
  if (!response.ok) throw new Error(`The key server answered ${response.status}.`);
  const date = httpDate(response.headers.get('date') ?? '');
  const ageMs = Number(response.headers.get('age') ?? 0) * 1000;
  const at = date === null || Number.isNaN(ageMs) ? null : date + ageMs;
  return { body: (await response.json()) as unknown, at };
}
