import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createSigningKey,
  type SigningKey,
  type TokenOverrides,
} from '../../infra/local/signing-keys.ts';
import { PERSONS } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';

/** A clock that stands still on a whole second, and goes on when a test says so. */
const began = systemClock.now().round({ smallestUnit: 'second' });
let ahead = 0;
const clock = { now: () => began.add({ milliseconds: ahead }) };
const nowSeconds = () => Math.floor(clock.now().epochMilliseconds / 1000);
const minute = 60_000;
const hour = 60 * minute;
const opened: Product[] = [];
let product: Product;

beforeAll(async () => {
  product = await startProduct({ clock });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop();
});
afterAll(() => product.stop());

async function me(at: Product, { claims, ...rest }: TokenOverrides = {}): Promise<Answer> {
  const seconds = nowSeconds();
  const lived = { iat: seconds, nbf: seconds, exp: seconds + 3600, ...claims };
  const token = await at.tenant.userToken(PERSONS.riya.id, { ...rest, claims: lived });
  return await clientWith(at.url, token).get('/api/me');
}

/** How often the key set was read so far. */
function reads({ tenant }: Product): number {
  return tenant.received.filter(({ path }) => path.includes('discovery/v2.0/keys')).length;
}

/** A product of its own; it is not waited for, because hours ahead readyz rightly names the clock. */
async function another(fault: 'unavailable' | 'hang' | null = null): Promise<Product> {
  const started = await startProduct({
    clock,
    ready: false,
    before: ({ entra }) => entra.setKeysFault(fault),
  });
  opened.push(started);
  return started;
}

describe('TV09 the edges of a token’s time, on a clock that stands still', () => {
  it.each([
    ['exp', -59, 200],
    ['exp', -60, 401],
    ['exp', -61, 401],
    ['exp', 0, 200],
    ['nbf', 59, 200],
    ['nbf', 60, 200],
    ['nbf', 61, 401],
  ])('TV09 %s at %p seconds from now is %p', async (claim, seconds, status) => {
    const answer = await me(product, { claims: { [claim]: nowSeconds() + seconds } });
    expect(answer.status).toBe(status);
    if (status === 401) expectProblem(answer, 401, 'invalid_token');
  });
  it('TV09 a token that was good is not any more once the clock has gone on', async () => {
    const exp = nowSeconds() + 10;
    expect((await me(product, { claims: { exp } })).status).toBe(200);
    ahead += 71_000;
    expectProblem(await me(product, { claims: { exp } }), 401, 'invalid_token');
  });
});

describe('TV12 keys that change', () => {
  it('TV12 a new key that appears right after a read is taken at once, from everybody who comes with it', async () => {
    const fresh = await another();
    expect((await me(fresh)).status).toBe(200);
    const before = reads(fresh);
    expect(before).toBeGreaterThan(0);
    await fresh.tenant.entra.rotateKeys({ dropOld: true });
    const answers = await Promise.all(Array.from({ length: 25 }, async () => await me(fresh)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(reads(fresh)).toBe(before + 1);
  });
  it('TV12 a new key is taken within a minute even where strangers’ key ids used up the reads', async () => {
    const fresh = await another();
    const theirs = await createSigningKey();
    for (let count = 0; count < 5; count += 1) {
      expectProblem(await me(fresh, { signWith: named(theirs) }), 401, 'invalid_token');
    }
    await fresh.tenant.entra.rotateKeys();
    ahead += minute + 1;
    expect((await me(fresh)).status).toBe(200);
  });
  it('TV12 a thousand tokens with unknown key ids cost at most two reads in any minute', async () => {
    const theirs = await createSigningKey();
    const at: number[] = [];
    let known = reads(product);
    for (let count = 0; count < 1000; count += 1) {
      expect((await me(product, { signWith: named(theirs) })).status).toBe(401);
      while (known < reads(product)) {
        at.push(ahead);
        known += 1;
      }
      // Half of them in one instant, the others over five minutes.
      if (count >= 500) ahead += 600;
    }
    const tooSoon = at.filter((time, index) => time - (at[index - 2] ?? -Infinity) < minute);
    expect(tooSoon).toEqual([]);
    expect(at.length).toBeGreaterThanOrEqual(4);
    expect((await me(product)).status).toBe(200);
  }, 60_000);
});

function named(key: SigningKey): SigningKey {
  return { ...key, kid: randomUUID() };
}

describe('TV13 a key server in trouble', () => {
  it.each(['unavailable', 'hang'] as const)(
    'TV13 %s: warm and stale keys serve for a day, and nobody hears 401',
    async (fault) => {
      const fresh = await another();
      expect((await me(fresh)).status).toBe(200);
      fresh.tenant.entra.setKeysFault(fault);
      const before = reads(fresh);
      ahead += 30 * minute;
      // Warm: not even asked.
      expect((await me(fresh)).status).toBe(200);
      expect(reads(fresh)).toBe(before);
      for (const wait of fault === 'hang' ? [21 * hour] : [hour, 20 * hour]) {
        ahead += wait;
        // The one who waited for the key server, which never answers, and all who come meanwhile.
        const answers = await Promise.all(Array.from({ length: 8 }, async () => await me(fresh)));
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      }
      expect(reads(fresh)).toBeGreaterThan(before);
      ahead += 3 * hour;
      expectProblem(await me(fresh), 503, 'keys_unavailable');
    },
    30_000,
  );
  it.each(['unavailable', 'hang'] as const)(
    'TV13 %s from the start: 503 with Retry-After for good and bad tokens alike, then 200',
    async (fault) => {
      const cold = await another(fault);
      const theirs = await createSigningKey();
      const answers = await Promise.all([
        ...Array.from({ length: 6 }, async () => await me(cold)),
        me(cold, { signWith: named(theirs) }),
      ]);
      for (const answer of answers) expectProblem(answer, 503, 'keys_unavailable');
      cold.tenant.entra.setKeysFault(null);
      ahead += minute + 1;
      expect((await me(cold)).status).toBe(200);
    },
    30_000,
  );
  it('TV13 a new key while the server is in trouble is no verdict either: 503, not 401', async () => {
    const fresh = await another();
    expect((await me(fresh)).status).toBe(200);
    await fresh.tenant.entra.rotateKeys({ dropOld: true });
    fresh.tenant.entra.setKeysFault('unavailable');
    expectProblem(await me(fresh), 503, 'keys_unavailable');
    fresh.tenant.entra.setKeysFault(null);
    ahead += minute + 1;
    expect((await me(fresh)).status).toBe(200);
  });
});
