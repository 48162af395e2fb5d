import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createSigningKey,
  type SigningKey,
  type TokenOverrides,
} from '../../infra/local/signing-keys.ts';
import type { Tenant } from '../../infra/local/tenant.ts';
import { listenAsBot } from '../../infra/local/testing/bot-listener.ts';
import { CLIENT_ID, PERSONS, TENANT_ID } from '../../infra/local/world.ts';
import { clientWith, type Answer } from '../harness/client.ts';
import { expectProblem, expectProblemShape } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { sendRaw } from '../harness/raw.ts';

let product: Product;
let consumersKey: SigningKey;
const consumers = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
const otherTenant = '11111111-2222-4333-8444-555555555555';

beforeAll(async () => {
  const before = async ({ entra }: Tenant) => {
    consumersKey = await entra.addKey({ issuer: consumers });
  };
  product = await startProduct({ before });
});
afterAll(() => product.stop());

async function me(overrides?: TokenOverrides): Promise<Answer> {
  const token = await product.tenant.userToken(PERSONS.riya.id, overrides);
  return await clientWith(product.url, token).get('/api/me');
}

describe('a token for the API', () => {
  it('is taken when Entra gave it for us to Teams (v2, audience our id): TV05', async () => {
    const answer = await me();
    expect(answer.status).toBe(200);
    expect(answer.at('person.id')).toBe(PERSONS.riya.id);
  });
  it.each([
    ['no header', []],
    ['Basic', ['Authorization: Basic cml5YTpwYXNzd29yZA==']],
    ['an empty bearer', ['Authorization: Bearer ']],
    ['a bearer in two words', ['Authorization: Bearer one two']],
  ])('TV01 is missing: %s is answered 401', async (_name, headers) => {
    expectProblem(await sendRaw(product.url, '/api/me', { headers }), 401, 'unauthenticated');
  });
  it('TV01 is refused when two Authorization headers come, even with the same good token', async () => {
    const token = await product.tenant.userToken(PERSONS.riya.id);
    const headers = [`Authorization: Bearer ${token}`, `Authorization: Bearer ${token}`];
    expectProblem(await sendRaw(product.url, '/api/me', { headers }), 401, 'unauthenticated');
  });
  it.each<[string, TokenOverrides]>([
    ['alg none', { alg: 'none' }],
    ['HS256 signed with our public key', { alg: 'HS256' }],
  ])('TV02 is refused: %s', async (_name, overrides) => {
    const answer = await me(overrides);
    // An unsigned token does not even have three filled parts.
    expect(['unauthenticated', 'invalid_token']).toContain(answer.at('code'));
    expect(answer.status).toBe(401);
    expectProblemShape(answer);
  });
  it.each(['jku', 'x5u', 'jwk'])('TV03 never fetches the key a token names in %s', async (name) => {
    const attacker = await listenAsBot();
    const key = await createSigningKey();
    const value = name === 'jwk' ? key.jwk : `${attacker.url}/keys`;
    expectProblem(await me({ signWith: key, header: { [name]: value } }), 401, 'invalid_token');
    expectProblem(await me({ header: { [name]: value } }), 401, 'invalid_token');
    expect(attacker.heard).toEqual([]);
    await attacker.close();
  });
  it('TV03 is refused when a stranger signed it under our key id', async () => {
    const ours = product.tenant.entra.signingKey();
    const theirs = { ...(await createSigningKey()), kid: ours.kid };
    expectProblem(await me({ signWith: theirs }), 401, 'invalid_token');
  });
  it.each([
    ['Graph', 'https://graph.microsoft.com'],
    ['another app', otherTenant],
    ['our App ID URI, as v1 tokens have it (TV05)', `api://localhost/${CLIENT_ID}`],
    ['us and another', [CLIENT_ID, 'https://graph.microsoft.com']],
    ['us alone in a list', [CLIENT_ID]],
    ['nobody', undefined],
  ])('TV04 is refused for the audience %s', async (_name, aud) => {
    expectProblem(await me({ claims: { aud } }), 401, 'invalid_token');
  });
  it('TV05 is refused as v1, whatever its audience', async () => {
    const iss = `https://sts.windows.net/${TENANT_ID}/`;
    expectProblem(await me({ claims: { iss, ver: '1.0' } }), 401, 'invalid_token');
    expectProblem(await me({ claims: { ver: '1.0' } }), 401, 'invalid_token');
  });
  it('TV06 is refused when issuer and tenant do not belong together', async () => {
    expectProblem(await me({ claims: { tid: otherTenant } }), 401, 'invalid_token');
    const iss = `https://login.microsoftonline.com/${otherTenant}/v2.0`;
    expectProblem(await me({ claims: { iss } }), 401, 'invalid_token');
    expectProblem(await me({ claims: { iss, tid: otherTenant } }), 401, 'invalid_token');
  });
  it('TV07 is refused when its key belongs to another issuer of the key set', async () => {
    expect(product.tenant.entra.publishedKeys()).toContain(consumersKey);
    expectProblem(await me({ signWith: consumersKey }), 401, 'invalid_token');
  });
  it.each([
    ['tid no GUID', { tid: 'contoso' }],
    ['tid missing', { tid: undefined }],
    ['oid missing', { oid: undefined }],
    ['oid no GUID', { oid: 'riya' }],
    ['exp missing', { exp: undefined }],
    ['nbf missing', { nbf: undefined }],
    ['iat missing', { iat: undefined }],
  ])('TV08 is refused with %s', async (_name, claims) => {
    expectProblem(await me({ claims }), 401, 'invalid_token');
  });
  it('TV08 is refused, never a fault, for claims of any shape', async () => {
    const names = fc.constantFrom(
      'aud',
      'iss',
      'tid',
      'oid',
      'exp',
      'nbf',
      'iat',
      'ver',
      'azp',
      'scp',
    );
    await fc.assert(
      fc.asyncProperty(names, fc.jsonValue(), async (name, value) => {
        const answer = await me({ claims: { [name]: value } });
        expect([200, 401, 403]).toContain(answer.status);
        if (answer.status !== 200) expectProblemShape(answer);
      }),
      { numRuns: 60 },
    );
  });
  it('TV09 is out of date a minute after its end, and not yet good a minute before its start', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect((await me({ claims: { exp: now - 50 } })).status).toBe(200);
    expectProblem(await me({ claims: { exp: now - 70 } }), 401, 'invalid_token');
    expect((await me({ claims: { nbf: now + 50 } })).status).toBe(200);
    expectProblem(await me({ claims: { nbf: now + 70 } }), 401, 'invalid_token');
  });
  it('TV10 is refused as ID token, as app-only token, and without our scope', async () => {
    const idToken = { scp: undefined, azp: undefined };
    expectProblem(await me({ claims: idToken }), 401, 'invalid_token');
    const app = clientWith(product.url, await product.tenant.appToken());
    expectProblem(await app.get('/api/me'), 403, 'app_token_not_allowed');
    const unmarked = { scp: undefined, idtyp: undefined, roles: ['Api.Call'] };
    expectProblem(await me({ claims: unmarked }), 401, 'invalid_token');
    expectProblem(await me({ claims: { scp: 'User.Read' } }), 403, 'insufficient_scope');
    expectProblem(await me({ claims: { scp: 'not_access_as_user' } }), 403, 'insufficient_scope');
  });
  it('TV11 is refused from a program that is no Microsoft client', async () => {
    expectProblem(await me({ claims: { azp: randomUUID() } }), 403, 'client_not_allowed');
    expectProblem(await me({ claims: { azp: CLIENT_ID } }), 403, 'client_not_allowed');
  });
  it('TV14 is refused without a crash when it is huge, has too many parts or is not ASCII', async () => {
    const good = await product.tenant.userToken(PERSONS.riya.id);
    const many = Array.from({ length: 5000 }, () => 'a').join('.');
    expectProblem(await clientWith(product.url, many).get('/api/me'), 401, 'invalid_token');
    const odd = await sendRaw(product.url, '/api/me', {
      headers: [`Authorization: Bearer ${good}\u00e9`],
    });
    expectProblem(odd, 401, 'unauthenticated');
    const [, payload, signature] = good.split('.');
    const header = Buffer.from('{"alg":"RS256","crit":["exp"],"exp":1}').toString('base64url');
    const critical = clientWith(product.url, [header, payload, signature].join('.'));
    expectProblem(await critical.get('/api/me'), 401, 'invalid_token');
    const huge = await sendRaw(product.url, '/api/me', {
      headers: [`Authorization: Bearer ${'a'.repeat(100_000)}`],
    });
    expect([401, 431]).toContain(huge.status);
  });
  it('TV15 is not read from address or cookie, and never written to the log', async () => {
    const token = await product.tenant.userToken(PERSONS.riya.id);
    const nobody = clientWith(product.url, null);
    for (const name of ['access_token', 'token', 'authorization']) {
      expectProblem(await nobody.get(`/api/me?${name}=${token}`), 401, 'unauthenticated');
    }
    const headers = { cookie: `access_token=${token}; Authorization=Bearer ${token}` };
    expectProblem(await nobody.get('/api/me', { headers }), 401, 'unauthenticated');
    expect(product.lines.join('')).not.toContain(token.slice(0, 40));
    expect(product.lines.join('')).not.toContain('access_token');
  });
});
