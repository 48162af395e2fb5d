import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { createSigningKey } from '../signing-keys.ts';
import { startTenant, type Tenant } from '../tenant.ts';
import { BOT_ID, BOT_SECRET, CLIENT_ID, CLIENT_SECRET, PERSONS, TENANT_ID } from '../world.ts';

let tenant: Tenant;
const tokenUrl = () => `${tenant.url}/entra/${TENANT_ID}/oauth2/v2.0/token`;
const keysUrl = () => new URL(`${tenant.url}/entra/${TENANT_ID}/discovery/v2.0/keys`);

async function askToken(fields: Record<string, string>) {
  const reply = await fetch(tokenUrl(), { method: 'POST', body: new URLSearchParams(fields) });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}
const app = {
  client_id: CLIENT_ID,
  client_secret: CLIENT_SECRET,
  grant_type: 'client_credentials',
};
const onBehalfOf = {
  client_id: CLIENT_ID,
  client_secret: CLIENT_SECRET,
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  scope: 'https://graph.microsoft.com/.default openid',
};

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe('the metadata', () => {
  it('names genuine addresses, the tenant as issuer, and a template for organizations', async () => {
    const own = await (
      await fetch(`${tenant.url}/entra/${TENANT_ID}/v2.0/.well-known/openid-configuration`)
    ).json();
    expect(own).toMatchObject({
      issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
      jwks_uri: `https://login.microsoftonline.com/${TENANT_ID}/discovery/v2.0/keys`,
    });
    const shared = await (
      await fetch(`${tenant.url}/entra/organizations/v2.0/.well-known/openid-configuration`)
    ).json();
    expect(shared).toMatchObject({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' });
  });
  it('knows no other tenant', async () => {
    const reply = await fetch(`${tenant.url}/entra/contoso.example/discovery/v2.0/keys`);
    expect(reply.status).toBe(400);
  });
});

describe('a person token', () => {
  it('verifies with the published keys and carries what Entra gives', async () => {
    const token = await tenant.userToken(PERSONS.ana.id);
    const { payload } = await jwtVerify(token, createRemoteJWKSet(keysUrl()), {
      issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
      audience: CLIENT_ID,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({
      oid: PERSONS.ana.id,
      tid: TENANT_ID,
      scp: 'access_as_user',
      ver: '2.0',
      acct: 1,
      azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    });
  });
  it('departs from a good one where a test says so', async () => {
    const none = await tenant.userToken(PERSONS.riya.id, { alg: 'none' });
    expect(none.endsWith('.')).toBe(true);
    expect(decodeProtectedHeader(none)).toMatchObject({ alg: 'none' });
    const changed = await tenant.userToken(PERSONS.riya.id, {
      claims: { aud: 'other', oid: undefined },
      header: { jku: 'https://attacker.example' },
    });
    expect(decodeJwt(changed)).toMatchObject({ aud: 'other' });
    expect(decodeJwt(changed)).not.toHaveProperty('oid');
    expect(decodeProtectedHeader(changed)).toHaveProperty('jku');
    const foreign = await createSigningKey();
    const forged = await tenant.userToken(PERSONS.riya.id, { signWith: foreign });
    await expect(jwtVerify(forged, createRemoteJWKSet(keysUrl()))).rejects.toThrow();
  });
});

describe('the keys', () => {
  it('turn over, the old ones staying published until dropped', async () => {
    const before = await tenant.userToken(PERSONS.riya.id);
    await tenant.entra.rotateKeys();
    await jwtVerify(before, createRemoteJWKSet(keysUrl()));
    await jwtVerify(await tenant.userToken(PERSONS.riya.id), createRemoteJWKSet(keysUrl()));
    await tenant.entra.rotateKeys({ dropOld: true });
    await expect(jwtVerify(before, createRemoteJWKSet(keysUrl()))).rejects.toThrow();
  });
  it('are unavailable when told', async () => {
    tenant.entra.setKeysFault('unavailable');
    expect((await fetch(keysUrl())).status).toBe(503);
    tenant.entra.setKeysFault('hang');
    await expect(fetch(keysUrl(), { signal: AbortSignal.timeout(200) })).rejects.toThrow();
    tenant.entra.setKeysFault(null);
    expect((await fetch(keysUrl())).status).toBe(200);
  });
});

describe('the token endpoint', () => {
  it('gives the app a Graph token with its roles, and the bot one for the connector', async () => {
    const graph = await askToken({ ...app, scope: 'https://graph.microsoft.com/.default' });
    expect(graph.status).toBe(200);
    expect(decodeJwt(String(graph.body['access_token']))).toMatchObject({
      aud: 'https://graph.microsoft.com',
      idtyp: 'app',
      roles: ['Calendars.ReadWrite', 'Sites.Selected'],
    });
    const bot = { ...app, client_id: BOT_ID, client_secret: BOT_SECRET };
    const connector = await askToken({ ...bot, scope: 'https://api.botframework.com/.default' });
    expect(decodeJwt(String(connector.body['access_token']))).toMatchObject({
      aud: 'https://api.botframework.com',
      appid: BOT_ID,
    });
  });
  it('refuses a wrong secret as AADSTS7000215 in the shape Entra uses', async () => {
    const wrong = await askToken({
      ...app,
      client_secret: 'wrong',
      scope: 'https://graph.microsoft.com/.default',
    });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
      error_description: expect.stringContaining('AADSTS7000215'),
      timestamp: expect.any(String),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    });
  });
  it('takes an assertion signed with the registered certificate, and no other', async () => {
    const certificate = await createSigningKey();
    const assertion = (key: typeof certificate) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'PS256' })
        .setIssuer(CLIENT_ID)
        .setSubject(CLIENT_ID)
        .setNotBefore('1s')
        .setExpirationTime('5m')
        .sign(key.privateKey);
    const fields = {
      client_id: CLIENT_ID,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    };
    tenant.entra.registerCertificate(CLIENT_ID, certificate.publicKey);
    const good = await askToken({ ...fields, client_assertion: await assertion(certificate) });
    expect(good.status).toBe(200);
    const foreign = await createSigningKey();
    const bad = await askToken({ ...fields, client_assertion: await assertion(foreign) });
    expect(bad.body).toMatchObject({ error: 'invalid_client', error_codes: [700027] });
  });
  it('exchanges a person token for a Graph token of that person', async () => {
    const assertion = await tenant.userToken(PERSONS.tomas.id);
    const { status, body } = await askToken({ ...onBehalfOf, assertion, client_info: '1' });
    expect(status).toBe(200);
    expect(decodeJwt(String(body['access_token']))).toMatchObject({
      oid: PERSONS.tomas.id,
      idtyp: 'user',
      scp: expect.stringContaining('Mail.Send'),
    });
    expect(body).toHaveProperty('client_info');
    expect(body).toHaveProperty('id_token');
  });
  it.each([
    ['consent-missing', 'invalid_grant', 65001, undefined],
    ['consent-missing-with-suberror', 'invalid_grant', 65001, 'consent_required'],
    ['interaction-required', 'interaction_required', 50076, 'basic_action'],
    ['assertion-expired', 'invalid_grant', 500133, undefined],
  ] as const)('OB01 OB02 answers %s when told', async (fault, error, code, suberror) => {
    const assertion = await tenant.userToken(PERSONS.tomas.id);
    tenant.entra.setOnBehalfOfFault(fault);
    const { body } = await askToken({ ...onBehalfOf, assertion });
    tenant.entra.setOnBehalfOfFault(null);
    expect(body).toMatchObject({ error, error_codes: [code] });
    expect(body['suberror']).toBe(suberror);
  });
  it('OB04 refuses an expired assertion by itself, and a forged one', async () => {
    const past = Math.floor(Date.now() / 1000) - 10;
    const expired = await tenant.userToken(PERSONS.tomas.id, { claims: { exp: past } });
    const late = await askToken({ ...onBehalfOf, assertion: expired });
    expect(late.body).toMatchObject({ error_codes: [500133] });
    const forged = await tenant.userToken(PERSONS.tomas.id, { signWith: await createSigningKey() });
    const wrong = await askToken({ ...onBehalfOf, assertion: forged });
    expect(wrong.body).toMatchObject({ error_codes: [50013] });
  });
  it('OB05 answers an expired secret when told', async () => {
    tenant.entra.setSecretFault('expired');
    const { body } = await askToken({ ...app, scope: 'https://graph.microsoft.com/.default' });
    tenant.entra.setSecretFault(null);
    expect(body).toMatchObject({ error_codes: [7000222] });
  });
});
