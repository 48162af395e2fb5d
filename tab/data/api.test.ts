import { beforeEach, describe, expect, it } from '@jest/globals';
import { HANDOVER_ID, RIYA, aBlocker, aHandover, aKickoff } from '../testing/fixtures.ts';
import { problem, startService, type Service } from '../testing/service.ts';
import { createApi } from './api.ts';
import { Problem } from './problem.ts';

let service: Service;
let claims: (string | undefined)[];
const api = createApi(async (challenge) => {
  claims.push(challenge);
  return `token-${claims.length}`;
});

beforeEach(() => {
  service = startService();
  claims = [];
});

describe('the door to our API', () => {
  it('sends the token and names version and key', async () => {
    service.on(`POST /api/handovers/${HANDOVER_ID}/accept`, { body: aHandover() });
    await api.call('accept', { params: { id: HANDOVER_ID }, version: 4 });
    const body = { start: '2026-12-02T10:00:00Z' };
    service.on(`POST /api/handovers/${HANDOVER_ID}/kickoff`, { status: 202, body: aKickoff() });
    await api.call('sendKickoff', { params: { id: HANDOVER_ID }, body, key: 'k' });
    const [shared, sent] = service.seen;
    expect(shared?.headers).toMatchObject({ authorization: 'Bearer token-1', 'if-match': '"4"' });
    expect(shared?.body).toEqual({});
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'k' });
    expect(sent?.body).toEqual(body);
  });

  it('makes one request of a press that comes twice at once, and two of two presses', async () => {
    const route = `POST /api/handovers/${HANDOVER_ID}/show-early`;
    service.on(route, { body: aHandover() });
    const show = async (version = 4) =>
      await api.call('showEarly', { params: { id: HANDOVER_ID }, version });
    const [first, second] = await Promise.all([show(), show()]);
    expect(first).toBe(second);
    expect(service.calls(route)).toHaveLength(1);
    await show();
    await Promise.all([show(5), show(6)]);
    expect(service.calls(route)).toHaveLength(4);
    service.on(route, problem(409, 'invalid_state', 'No.'));
    const refused = await Promise.allSettled([show(7), show(7)]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(service.calls(route)).toHaveLength(5);
  });

  it('fills in the address of a call, and what it asks, whatever stands in them', async () => {
    service.on('GET /api/handovers', {
      body: { handovers: [], next: null, can: { create: false } },
    });
    await api.call('listHandovers', { query: { team: 'a&b', channel: '19:ä/ö@x' } });
    const times = { timeZone: 'UTC', clientZone: 'UTC', times: [], problem: null };
    service.on(`GET /api/handovers/a%2Fb/kickoff/times`, { body: times });
    await api.call('readKickoffTimes', { params: { id: 'a/b' }, query: {} });
    expect(service.seen.map(({ path }) => path)).toEqual([
      '/api/handovers?team=a%26b&channel=19%3A%C3%A4%2F%C3%B6%40x',
      '/api/handovers/a%2Fb/kickoff/times',
    ]);
  });

  it('OB02 asks for a fresh token once, with Entra’s challenge, and repeats', async () => {
    const challenge = `Bearer error="insufficient_claims", claims="${btoa('{"a":1}')}"`;
    const refused = {
      ...problem(401, 'invalid_token', 'Sign in again.'),
      headers: { 'www-authenticate': challenge },
    };
    service.on('GET /api/me', ({ headers }) =>
      headers['authorization'] === 'Bearer token-1' ? refused : { body: { person: RIYA } },
    );
    expect(await api.call('readMe', {})).toEqual({ person: RIYA });
    expect(claims).toEqual([undefined, '{"a":1}']);
  });

  it('gives up after the second 401', async () => {
    service.on('GET /api/me', problem(401, 'invalid_token', 'Sign in again.'));
    await expect(api.call('readMe', {})).rejects.toThrow('Sign in again.');
    expect(service.seen).toHaveLength(2);
  });

  it('makes a Problem with blockers of a refusal', async () => {
    const blockers = [aBlocker()];
    const more = { blockers, currentVersion: 9 };
    service.on('GET /api/me', problem(409, 'blocked', 'Two things are left.', more));
    const failure = await api.call('readMe', {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).details).toMatchObject({
      status: 409,
      code: 'blocked',
      reference: expect.stringMatching(/^urn:uuid:/u),
      currentVersion: 9,
      blockers,
    });
  });

  it('takes what it has where the service says that nothing changed', async () => {
    const etag = `W/"${'a'.repeat(22)}"`;
    const read = `GET /api/handovers/${HANDOVER_ID}`;
    const sent = { params: { id: HANDOVER_ID } };
    service.on(read, { body: aHandover(), headers: { etag } });
    const known = await api.call('openHandover', sent);
    service.on(read, { status: 304, headers: { etag } });
    expect(await api.call('openHandover', sent, { known })).toBe(known);
    // Another object of the same content is none that the tag came with.
    service.on(read, { body: aHandover(), headers: { etag } });
    const copy = await api.call('openHandover', sent, { known: aHandover() });
    expect(copy).toEqual(known);
    const conditions = service.seen.map(({ headers }) => headers['if-none-match']);
    expect(conditions).toEqual([undefined, etag, undefined]);
  });

  it('never asks with the version that a change was answered with', async () => {
    const body = aHandover();
    const path = `/api/handovers/${HANDOVER_ID}`;
    service.on(`POST ${path}/accept`, { body, headers: { etag: '"5"' } });
    const known = await api.call('accept', { params: { id: HANDOVER_ID }, version: 4 });
    service.on(`GET ${path}`, { body });
    await api.call('openHandover', { params: { id: HANDOVER_ID } }, { known });
    expect(service.seen.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('says that nothing was lost when the service can’t be reached', async () => {
    service.on('GET /api/me', () => Promise.reject(new TypeError('network')));
    await expect(api.call('readMe', {})).rejects.toThrow(/What you typed is kept/u);
  });
});
