import { beforeEach, describe, expect, it } from '@jest/globals';
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
    service.on('PATCH /api/x', { body: { ok: true } });
    await api.send({ method: 'PATCH', path: '/api/x', body: {}, version: 4, key: 'k' });
    expect(service.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'if-match': '"4"',
      'idempotency-key': 'k',
    });
  });

  it('OB02 asks for a fresh token once, with Entra’s challenge, and repeats', async () => {
    const challenge = `Bearer error="insufficient_claims", claims="${btoa('{"a":1}')}"`;
    const refused = { ...problem(401, 'x', 'y'), headers: { 'www-authenticate': challenge } };
    service.on('GET /api/x', ({ headers }) =>
      headers['authorization'] === 'Bearer token-1' ? refused : { body: { fine: true } },
    );
    expect(await api.get('/api/x')).toEqual({ fine: true });
    expect(claims).toEqual([undefined, '{"a":1}']);
  });

  it('gives up after the second 401', async () => {
    service.on('GET /api/x', problem(401, 'invalid_token', 'Sign in again.'));
    await expect(api.get('/api/x')).rejects.toThrow('Sign in again.');
    expect(service.seen).toHaveLength(2);
  });

  it('makes a Problem with blockers of a refusal', async () => {
    const more = { blockers: [{ code: 'a' }], instance: 'ref', currentVersion: 9 };
    service.on('GET /api/x', problem(409, 'blocked', 'Two things are left.', more));
    const failure = await api.get('/api/x').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).details).toMatchObject({
      status: 409,
      code: 'blocked',
      reference: 'ref',
      currentVersion: 9,
      blockers: [{ code: 'a' }],
    });
  });

  it('says that nothing was lost when the service can’t be reached', async () => {
    service.on('GET /api/x', () => Promise.reject(new TypeError('network')));
    await expect(api.get('/api/x')).rejects.toThrow(/What you typed is kept/u);
  });
});
