import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../src/clock.ts';
import { contract, nothing } from '../../src/contract.ts';
import { rootName } from '../../src/documents/rules.ts';
import { openLimits } from '../../src/http/limits.ts';
import { close, listen } from '../../src/http/listen.ts';
import { openLive } from '../../src/http/live.ts';
import { routesFrom } from '../../src/http/route.ts';
import { createServer } from '../../src/http/server.ts';
import { openLog } from '../../src/log.ts';
import { ample } from '../harness/ample.ts';
import { clientWith, type Client } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';

const lines: string[] = [];
const plain = { method: 'GET', who: ['person'], verb: 'anyone', answer: nothing } as const;
const calls = contract({
  sync: { ...plain, path: '/api/sync' },
  later: { ...plain, path: '/api/later' },
  odd: { ...plain, path: '/api/odd' },
  theirs: { ...plain, who: ['contact'], path: '/api/theirs' },
});
const actor = { kind: 'person' as const, tenantId: '', personId: '', name: 'Riya' };
let caller: Client;
let stop: () => Promise<void>;

function throwNow(): never {
  throw new Error('CANARY-internal-1 postgres://user:password@host/db');
}

beforeAll(async () => {
  const log = openLog({ level: 'trace', write: (line) => lines.push(line) });
  const server = createServer({
    log,
    frameAncestors: [],
    live: openLive({ clock: systemClock, log }),
    limits: openLimits(ample),
    signIn: async () => await Promise.resolve({ actor, expiresAt: 4_000_000_000 }),
    seen: async () => await Promise.resolve(),
    routes: routesFrom(calls, {
      sync: throwNow,
      later: async () => await Promise.reject(new Error('CANARY-internal-1')),
      odd: async () => await Promise.reject('CANARY-internal-1' as never),
      theirs: throwNow,
    }),
  });
  // As somebody could write it by mistake, past the one wrapper.
  server.get('/bare', async (_request, response) => {
    response.sendRaw(200, '{}', {});
    return await Promise.resolve('CANARY-internal-1' as unknown as void);
  });
  const port = await listen(server, 0, '127.0.0.1');
  stop = () => close(server);
  caller = clientWith(`http://127.0.0.1:${port}`, 'CANARY-token-1');
});
afterAll(() => stop());

describe('the one wrapper around handlers', () => {
  it.each(['/api/sync', '/api/later', '/api/odd'])(
    'T5 a handler at %s that throws is a problem without its words, and the program lives on',
    async (path) => {
      const answer = await caller.get(path);
      expectProblem(answer, 500, 'internal');
      expect(answer.text).not.toMatch(/CANARY|postgres/u);
      expectProblem(await caller.get(path), 500, 'internal');
      expect(lines.join('')).not.toMatch(/CANARY|postgres/u);
    },
  );
  it('AZ01 a call that takes no persons is refused to a person before its handler', async () => {
    expectProblem(await caller.get('/api/theirs'), 403, 'role_required');
  });
  it('T4 restify never writes token or value of a handler that returns one', async () => {
    expect((await caller.get('/bare')).status).toBe(200);
    expect(lines.join('')).not.toContain('CANARY');
  });
});

describe('T11 the log', () => {
  const written: string[] = [];
  const log = openLog({ level: 'trace', write: (line) => written.push(line) });
  it('hides secrets and typed text at any depth, in lists too', () => {
    const names = fc.constantFrom(
      'token',
      'accessToken',
      'authorization',
      'Authorization',
      'client_secret',
      'text',
      'body',
      'mail',
      'assertion',
      'password',
    );
    const depth = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(names, depth, fc.boolean(), (name, deep, inList) => {
        let value: unknown = { [name]: 'CANARY-secret-1' };
        for (let level = 0; level < deep; level += 1) value = inList ? [value] : { nested: value };
        log.info({ value }, 'something happened');
        expect(written.at(-1)).toContain('something happened');
        expect(written.at(-1)).not.toContain('CANARY');
      }),
    );
  });
  it('keeps ids and codes, and of an error its name, code and places, never its words', () => {
    const cause = Object.assign(new Error('CANARY-secret-1'), { code: '23505' });
    log.error({ reference: 'r-1', err: new TypeError('CANARY-secret-1', { cause }) }, 'it failed');
    const line: unknown = JSON.parse(written.at(-1) ?? '');
    expect(line).toMatchObject({
      reference: 'r-1',
      err: { name: 'TypeError', cause: { name: 'Error', code: '23505' } },
    });
    expect(written.at(-1)).not.toContain('CANARY');
  });
});

describe('T11 IN08 the name of a handover’s folder', () => {
  const forbidden = /["*:<>?/\\|#%&~{}]|_vti_|[\p{Cc}\p{Cf}]/iu;
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d|forms|desktop\.ini|\.lock|~\$.*)$/iu;
  it('is legal in SharePoint and stays in its place, whatever the project is called', () => {
    const nasty = fc.constantFrom(
      '../../x',
      'a:b*c?"<>|',
      'CON',
      '~$x',
      '_vti_',
      '__vti__vti_',
      'forms',
      'x. . ',
      '\u202Egnp.exe',
      '.lock',
      'desktop.ini',
      '',
      '💼',
      '..',
    );
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 400 })), (project) => {
        const name = rootName(project);
        expect(name).not.toMatch(forbidden);
        expect(name).not.toMatch(reserved);
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[.]$|^\./u);
        expect(name.length).toBeLessThanOrEqual(240);
        expect(rootName(project)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
  it('is the same for both ways to write a letter, and another for the second of its name', () => {
    expect(rootName('Zu\u0308rich')).toBe(rootName('Z\u00fcrich'));
    expect(rootName('Portal', 2)).not.toBe(rootName('Portal'));
  });
});
