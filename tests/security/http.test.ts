import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOT_ID, CLIENT_ID, PERSONS, TENANT_ID } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { calls, type WireProblem } from '../../src/contracts.ts';
import { bodyLimit } from '../../src/http/body-limit.ts';
import type { Client } from '../harness/client.ts';
import { aHandover } from '../harness/handover.ts';
import { expectProblem, expectProblemShape } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { sendRaw } from '../harness/raw.ts';
import { until } from '../harness/until.ts';

let product: Product;
let riya: Client;
let nobody: Client;
let token: string;
let path: string;
let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };

beforeAll(async () => {
  product = await startProduct({ clock });
  riya = await product.as('riya');
  nobody = await product.as(null);
  token = await product.tenant.userToken(PERSONS.riya.id);
  path = `${(await aHandover(product, { state: 'new' })).path}/promises`;
});
afterAll(() => product.stop());

const alive = async () => expect((await nobody.get('/healthz')).status).toBe(200);

describe('errors', () => {
  it.each<[string, string, number, WireProblem['code']]>([
    ['GET', '/nothing', 404, 'not_found'],
    ['GET', '/api/nothing', 404, 'not_found'],
    ['POST', '/api/me', 405, 'method_not_allowed'],
    ['DELETE', '/api/waiting', 405, 'method_not_allowed'],
    ['OPTIONS', '/api/me', 405, 'method_not_allowed'],
    ['GET', '/api/messages', 405, 'method_not_allowed'],
    ['GET', '/tab/nothing', 404, 'not_found'],
    ['GET', '/tab/assets/nothing.js', 404, 'not_found'],
  ])('%s %s is a problem document', async (method, where, status, code) => {
    expectProblem(await nobody.send(method, where), status, code);
  });
  it.each([
    '/%',
    '/api/%zz',
    '/api/handovers/%00',
    '/api/handovers/%c0%af',
    '/tab/%00',
    '/tab/assets/%00',
  ])('T5 the address %s is refused and the program lives on', async (where) => {
    const answer = await sendRaw(product.url, where, {
      headers: [`Authorization: Bearer ${token}`],
    });
    expect([400, 404]).toContain(answer.status);
    expectProblemShape(answer);
    await alive();
  });
  it.each(['..%2f..%2fusers%2fceo', 'no-id', 'a'.repeat(300), '1;drop table item'])(
    'IN09 an id like %s never reaches Graph or the database',
    async (id) => {
      const asked = product.tenant.received.length;
      const answer = await riya.get(`/api/handovers/${encodeURIComponent(id)}`);
      expect([400, 404]).toContain(answer.status);
      expectProblemShape(answer);
      const reached = product.tenant.received
        .slice(asked)
        .map((one) => decodeURIComponent(one.path));
      expect(reached.filter((one) => one.includes(decodeURIComponent(id)))).toEqual([]);
    },
  );
  it('a fault tells a reference and nothing of what went wrong', async () => {
    await product.query('alter table promise rename to promise_elsewhere');
    const answer = await riya.get(path);
    await product.query('alter table promise_elsewhere rename to promise');
    expectProblem(answer, 500, 'internal');
    expect(answer.text).not.toContain('promise');
    const reference = String(answer.at('instance')).replace('urn:uuid:', '');
    expect(answer.at('detail')).toContain(reference);
    const line = product.lines.find((one) => one.includes(reference)) ?? '';
    expect(line).toContain('"level":50');
    expect(line).not.toContain('does not exist');
  });
  it('SE04 every refused access is one line with time, reference, route and code, and no person’s text', async () => {
    const before = product.lines.length;
    const answer = await nobody.post(path, { text: 'CANARY-typed', onlySaid: true });
    const [line, ...more] = product.lines.slice(before).filter((one) => one.includes('refused'));
    expect(more).toEqual([]);
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u),
      reference: String(answer.at('instance')).replace('urn:uuid:', ''),
      method: 'POST',
      route: path,
      refused: 'unauthenticated',
    });
    expect(line).not.toContain('CANARY');
  });
});

describe('the OpenAPI document', () => {
  it('is there for anybody, names every call, and nothing of a tenant', async () => {
    const answer = await nobody.get('/api/openapi.json');
    expect([answer.status, answer.at('openapi')]).toEqual([200, '3.1.0']);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    // 13.4.6: the product's version is not told.
    expect(answer.at('info.version')).toBe('1');
    const operations = Object.values((answer.at('paths') ?? {}) as Record<string, object>)
      .flatMap((place) => Object.values(place) as { operationId: string }[])
      .map(({ operationId }) => operationId);
    expect(operations.toSorted()).toEqual([...Object.keys(calls), 'readDocument'].toSorted());
    for (const told of [TENANT_ID, CLIENT_ID, BOT_ID, PERSONS.riya.id, PERSONS.riya.name]) {
      expect(answer.text).not.toContain(told);
    }
  });
});

describe('bodies', () => {
  const send = (body: string | Buffer, headers: string[]) =>
    sendRaw(product.url, path, {
      method: 'POST',
      body,
      headers: [
        `Authorization: Bearer ${token}`,
        'Idempotency-Key: 6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90',
        ...headers,
      ],
    });
  const json = 'Content-Type: application/json';
  it('T6 LM02 are refused when compressed, however small they look', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20));
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip', 'GZIP', 'x-unknown']) {
      const answer = await send(bomb, [json, `Content-Encoding: ${encoding}`]);
      expectProblem(answer, 415, 'unsupported_encoding');
    }
  });
  it.each([
    ['multipart (T7)', 'Content-Type: multipart/form-data; boundary=x'],
    ['a form', 'Content-Type: application/x-www-form-urlencoded'],
    ['plain text', 'Content-Type: text/plain'],
    ['no type at all', 'X-Nothing: 1'],
    ['JSON in UTF-16', 'Content-Type: application/json; charset=utf-16'],
    ['JSON by another name', 'Content-Type: application/json-patch+json'],
  ])('LM04 are refused as %s', async (_name, type) => {
    const body =
      '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n--x--\r\n';
    expectProblem(await send(body, [type]), 415, 'unsupported_media_type');
    await alive();
  });
  it('LM01 are refused one byte beyond their call’s limit, with and without a length, and the caller can go on at once', async () => {
    const limit = bodyLimit(calls.addPromise.body);
    const body = JSON.stringify({ text: 'a'.repeat(1000), onlySaid: true });
    const over = await send(body.padEnd(limit + 1), [json]);
    expectProblem(over, 413, 'payload_too_large');
    expect(over.at('detail')).toBe(`Send at most ${limit / 1024} kB at once.`);
    expect((await send(body.padEnd(limit), [json])).status).toBe(201);
    const chunk = 'a'.repeat(0x4000);
    const chunked = `${`4000\r\n${chunk}\r\n`.repeat(2)}0\r\n\r\n`;
    const answer = await sendRaw(product.url, path, {
      method: 'POST',
      headers: [
        `Authorization: Bearer ${token}`,
        'Idempotency-Key: 6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90',
        json,
        'Transfer-Encoding: chunked',
        '',
        chunked,
      ],
    });
    expectProblem(answer, 413, 'payload_too_large');
    expect((await riya.post(path, { text: 'a'.repeat(limit), onlySaid: true })).status).toBe(413);
    await alive();
  });
  it.each([
    ['nothing', ''],
    ['half an object', '{"text":'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['two values', '{}{}'],
  ])('LM03 that hold %s are refused as no JSON', async (_name, body) => {
    expectProblem(await send(body, [json]), 400, 'invalid_json');
  });
  it('LM03 that nest 20 000 deep, repeat keys or hold huge numbers never become a fault', async () => {
    // The one call that takes as much.
    const item = path.replace('promises', 'items/people.cadence');
    const headers = { 'content-type': 'application/json' };
    for (const body of [
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`,
      `{"kind":"rows","rows":[{"values":{"feature":${'['.repeat(20_000)}${']'.repeat(20_000)}}}]}`,
      '{"kind":"text","text":"a","text":1e400}',
      '{"kind":"text","text":"\\ud800"}',
      '{"kind":"text","text":"a\\u0000b"}',
      'null',
      '1',
    ]) {
      const answer = await riya.patch(item, body, { version: 0, headers });
      expect(answer.status).toBe(400);
      expectProblemShape(answer);
    }
  });
  it('AZ10 that name `__proto__` anywhere are refused, where nothing is passed over in silence', async () => {
    const item = path.replace('promises', 'items/scope.features');
    const headers = { 'content-type': 'application/json' };
    for (const [where, pointer, body] of [
      [path, '/__proto__', '{"text":"Sound","onlySaid":true,"__proto__":{"a":1}}'],
      [
        item,
        '/rows/0/values/__proto__',
        '{"kind":"rows","rows":[{"values":{"feature":"Offline","__proto__":"x"}}]}',
      ],
    ] as const) {
      const call = where === item ? riya.patch : riya.post;
      const answer = await call(where, body, { version: 0, headers });
      expectProblem(answer, 400, 'unknown_field');
      expect(answer.at('errors.0.pointer')).toBe(pointer);
    }
    expectProblem(await riya.get('/api/waiting?__proto__=1'), 400, 'unknown_field');
  });
  it('LM03 of any shape at all are refused or taken, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const answer = await riya.post(path, JSON.stringify(value), {
          headers: { 'content-type': 'application/json' },
        });
        expect([value, answer.status]).toEqual([value, 400]);
        expectProblemShape(answer);
      }),
      { numRuns: 80 },
    );
  });
  it.each([
    ['a length and chunks', ['Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 3']],
    ['a header in two lines', ['X-Folded: one', ' two']],
    ['lines that end with LF alone', ['X-One: one\nX-Two: two']],
    ['a space before the colon', ['X-Space : one']],
  ])('LM06 with %s are no sound HTTP: refused, nothing is done', async (_, flaw) => {
    const promise = async (...flaws: string[]) =>
      await sendRaw(product.url, path, {
        method: 'POST',
        body: JSON.stringify({ text: 'Sound', onlySaid: true }),
        headers: [
          `Authorization: Bearer ${token}`,
          `Idempotency-Key: ${randomUUID()}`,
          json,
          ...flaws,
        ],
      });
    const kept = async () => await product.query('select count(*) from promise');
    expect((await promise()).status).toBe(201);
    const before = await kept();
    expectProblem(await promise(...flaw), 400, 'malformed_request');
    expect(await kept()).toEqual(before);
    await alive();
  });
  it('LM06 a TRACE is answered by nothing that was sent', async () => {
    const answer = await sendRaw(product.url, '/api/me', {
      method: 'TRACE',
      headers: ['X-Secret: CANARY-trace'],
    });
    expect([404, 405]).toContain(answer.status);
    expect(answer.text).not.toContain('CANARY-trace');
  });
  it('LM07 with a header of 20 KB or an address of 10 KB are refused as too long', async () => {
    const headers = [`X-Wide: ${'a'.repeat(20_000)}`];
    expectProblem(await sendRaw(product.url, '/api/me', { headers }), 431, 'headers_too_long');
    for (const long of [`/api/me?q=${'a'.repeat(10_000)}`, `/api/${'a'.repeat(10_000)}`]) {
      expectProblem(await sendRaw(product.url, long), 414, 'address_too_long');
    }
    await alive();
  });
});

describe('headers', () => {
  it('AZ11 say nothing about who asks', async () => {
    const headers = {
      'x-user-id': PERSONS.riya.id,
      'x-ms-client-principal-id': PERSONS.riya.id,
      'x-forwarded-user': 'riya',
      'x-http-method-override': 'GET',
    };
    expectProblem(await nobody.get('/api/me', { headers }), 401, 'unauthenticated');
    const li = await product.as('li');
    expect((await li.get('/api/me', { headers })).at('person.id')).toBe(PERSONS.li.id);
    const overridden = await nobody.post('/api/messages', {}, { headers });
    expectProblem(overridden, 401, 'unauthenticated');
  });
  it.each([
    '/api/me',
    '/nothing',
    '/healthz',
    '/readyz',
    '/tab',
    '/tab/assets/index-1.js',
    '/tab/nothing',
  ])('SE07 T11 protect %s on every outcome', async (where) => {
    const { headers } = await nobody.get(where);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    const isTab = where.startsWith('/tab');
    expect(policy).toContain(
      isTab ? 'frame-ancestors https://*.cloud.microsoft' : "frame-ancestors 'none'",
    );
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
    expect(headers.get('set-cookie')).toBeNull();
    if (where.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  });
  it('SE08 let no other origin read anything', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://teams.microsoft.com']) {
      for (const method of ['GET', 'OPTIONS']) {
        const asked = { origin, 'access-control-request-method': 'POST' };
        const { headers } = await riya.send(method, '/api/me', undefined, { headers: asked });
        const allowed = [...headers.keys()].filter((name) => name.startsWith('access-control'));
        expect(allowed).toEqual([]);
      }
    }
  });
});

describe('the tab’s files', () => {
  it('are served whole to many at once, compressed or not, and the program lives on', async () => {
    const read = async (encoding: string) => {
      const headers = { 'accept-encoding': encoding };
      const reply = await fetch(`${product.url}/tab/assets/index-1.js`, { headers });
      return [reply.status, reply.headers.get('vary'), (await reply.text()).length];
    };
    const plain = await read('identity');
    const readers = Array.from({ length: 120 }, (_, index) =>
      read(index % 2 ? 'gzip' : 'identity'),
    );
    for (const answer of await Promise.all(readers)) expect(answer).toEqual(plain);
    // Readers that leave in the middle.
    const leaving = Array.from({ length: 40 }, async () => {
      const gone = new AbortController();
      const reply = fetch(`${product.url}/tab/assets/index-1.js`, { signal: gone.signal });
      setImmediate(() => gone.abort());
      await reply.then((one) => one.text()).catch(() => null);
    });
    await Promise.all(leaving);
    await alive();
  });
  it('are a shell without inline script, kept by its version, and assets kept for a year', async () => {
    const shell = await nobody.get('/tab');
    expect(shell.headers.get('cache-control')).toBe('no-cache');
    const etag = shell.headers.get('etag') ?? '';
    const again = await nobody.get('/tab/configure', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    const asset = await nobody.get('/tab/assets/index-1.css');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
  it('are no way to other files', async () => {
    for (const name of [
      '../index.html',
      '..%2findex.html',
      '..%5cindex.html',
      '%2e%2e/%2e%2e/package.json',
    ]) {
      const answer = await sendRaw(product.url, `/tab/assets/${name}`);
      expect([400, 404]).toContain(answer.status);
      expectProblemShape(answer);
    }
  });
});

describe('health', () => {
  it('OP06 healthz lives, readyz is ready, and neither says a version', async () => {
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/readyz')).body).toEqual({ status: 'ready', faults: [] });
  });
  it('OP06 readyz names the database while it is away, healthz lives, calls are 503', async () => {
    const cut = await startProduct();
    const name = new URL(cut.databaseUrl).pathname.slice(1);
    await product.query(`alter database ${name} allow_connections false`);
    await product.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    const client = await cut.as('riya');
    const ready = await client.get('/readyz');
    expect([ready.status, ready.body]).toEqual([
      503,
      { status: 'not ready', faults: ['database'] },
    ]);
    expect((await client.get('/healthz')).status).toBe(200);
    expectProblem(await client.get('/api/waiting'), 503, 'database_unavailable');
    await product.query(`alter database ${name} allow_connections true`);
    await until(async () => (await client.get('/readyz')).status === 200, {
      what: 'it is ready again',
    });
    expect((await client.get('/api/waiting')).status).toBe(200);
    await cut.stop();
  });
});

describe('T10 TV13 Entra’s keys', () => {
  const hour = 3_600_000;
  const at = async (client: Product) => {
    const seconds = Math.floor(clock.now().epochMilliseconds / 1000);
    const claims = { iat: seconds, nbf: seconds, exp: seconds + 600 };
    const { clientWith } = await import('../harness/client.ts');
    const good = await client.tenant.userToken(PERSONS.riya.id, { claims });
    return await clientWith(client.url, good).get('/api/me');
  };
  it('out of reach from the start are 503 with Retry-After, and good tokens work once they are back', async () => {
    const cold = await startProduct({
      clock,
      ready: false,
      before: ({ entra }) => entra.setKeysFault('unavailable'),
    });
    expectProblem(await at(cold), 503, 'keys_unavailable');
    expectProblem(await at(cold), 503, 'keys_unavailable');
    expect((await (await cold.as(null)).get('/readyz')).at('faults.0')).toBe('signing_keys');
    cold.tenant.entra.setKeysFault('hang');
    ahead += 31_000;
    expectProblem(await at(cold), 503, 'keys_unavailable');
    cold.tenant.entra.setKeysFault(null);
    ahead += 31_000;
    expect((await at(cold)).status).toBe(200);
    await cold.stop();
  });
  it('are waited for by everybody who comes while they are first read', async () => {
    const cold = await startProduct({ clock, ready: false });
    const answers = await Promise.all(Array.from({ length: 12 }, async () => await at(cold)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await cold.stop();
  });
  it('once known serve for a day through an outage; after that it is 503, never 401', async () => {
    expect((await at(product)).status).toBe(200);
    product.tenant.entra.setKeysFault('unavailable');
    ahead += 23 * hour;
    expect((await at(product)).status).toBe(200);
    ahead += 2 * hour;
    expectProblem(await at(product), 503, 'keys_unavailable');
    product.tenant.entra.setKeysFault(null);
    ahead += 31_000;
    expect((await at(product)).status).toBe(200);
  });
  it('TV12 may change at any time, and unknown keys are asked for at most twice a minute', async () => {
    await product.tenant.entra.rotateKeys();
    ahead += 31_000;
    expect((await at(product)).status).toBe(200);
    const fetched = () =>
      product.tenant.received.filter((one) => one.path.includes('discovery/v2.0')).length;
    const before = fetched();
    const { createSigningKey } = await import('../../infra/local/signing-keys.ts');
    const { clientWith } = await import('../harness/client.ts');
    const signWith = await createSigningKey();
    const seconds = Math.floor(clock.now().epochMilliseconds / 1000);
    const claims = { iat: seconds, nbf: seconds, exp: seconds + 600 };
    for (let count = 0; count < 100; count += 1) {
      const unknown = await product.tenant.userToken(PERSONS.riya.id, { signWith, claims });
      expect((await clientWith(product.url, unknown).get('/api/me')).status).toBe(401);
      ahead += 500;
    }
    expect(fetched() - before).toBeLessThanOrEqual(2);
  });
});
