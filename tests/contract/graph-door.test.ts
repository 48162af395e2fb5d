import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pino from 'pino';
import { z } from 'zod';
import { listen } from '../../infra/local/listener.ts';
import type { Fault } from '../../infra/local/page-model.ts';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { listenAsBot } from '../../infra/local/testing/bot-listener.ts';
import { PERSONS, TEAM } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openAppTokens } from '../../src/microsoft/app-tokens.ts';
import { GraphProblem } from '../../src/microsoft/graph-problem.ts';
import { openGraph, type Graph } from '../../src/microsoft/graph.ts';
import { openOutbound, type Outbound } from '../../src/microsoft/outbound.ts';
import { openRoster } from '../../src/microsoft/team-roster.ts';
import { environmentFor } from '../harness/product.ts';
import { unpaced } from '../harness/unpaced.ts';
import { until } from '../harness/until.ts';

let tenant: Tenant;
let graph: Graph;
let outbound: Outbound;
const anything = z.looseObject({});
const folder = { name: 'Plans', folder: {}, '@microsoft.graph.conflictBehavior': 'rename' };
const makeFolder = {
  method: 'POST' as const,
  path: ['drives', TEAM.driveId, 'root', 'children'],
  body: folder,
};
const readTeam = { method: 'GET' as const, path: ['teams', TEAM.id, 'members'] };

beforeAll(async () => {
  tenant = await startTenant();
  const config = readConfig({ ...environmentFor(tenant), DATABASE_URL: 'postgres://unused' });
  const app = {
    tenantId: config.TENANT_ID,
    clientId: config.CLIENT_ID,
    credential: config.CLIENT_CREDENTIAL,
  };
  const [clock, log] = [systemClock, pino({ level: 'silent' })];
  const doorThrough = (way: Outbound) =>
    openGraph({
      tokens: openAppTokens({ ...app, outbound: way, clock, log }),
      outbound: way,
      clock,
      pace: unpaced,
    });
  // The local Graph reads its contract at its first call, which a busy machine takes its time for.
  await doorThrough(openOutbound(config.MICROSOFT_ADDRESSES)).call(readTeam, anything);
  outbound = openOutbound(config.MICROSOFT_ADDRESSES, { timeoutMs: 1500 });
  graph = doorThrough(outbound);
});
beforeEach(() => tenant.faults.clear());
afterAll(async () => {
  await tenant.close();
  expect(tenant.graph.contractViolations).toEqual([]);
});

const reached = () => tenant.received.filter(({ path }) => path.startsWith('/graph'));
const folders = () =>
  tenant.graph.ledger.entries().filter(({ kind }) => kind === 'folder-created').length;

function strike(action: Fault['do'], path = '/graph/'): void {
  tenant.faults.add({ match: { path }, do: action });
}

async function problemOf(call: Promise<unknown>): Promise<GraphProblem> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphProblem)) throw new Error(`no GraphProblem: ${String(error)}`);
  expect(error.message).not.toContain('fault script');
  return error;
}

describe('the one door to Graph', () => {
  it('GR03 T8 never repeats a POST by itself: after 504 and a reset the effect is there once', async () => {
    for (const action of [
      { kind: 'status', status: 504, when: 'after' },
      { kind: 'reset', when: 'after' },
      { kind: 'status', status: 502, when: 'after' },
      { kind: 'status', status: 500, when: 'after' },
    ] as const) {
      const [calls, made] = [reached().length, folders()];
      strike(action);
      expect((await problemOf(graph.call(makeFolder, anything))).kind).toBe('ambiguous');
      tenant.faults.clear();
      expect([reached().length - calls, folders() - made]).toEqual([1, 1]);
    }
  });
  it.each<[string | undefined, number | null]>([
    ['2', 2],
    ['0.4', 1],
    ['3600', 3600],
    ['-5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])(
    'GR01 hands on Retry-After %j as it was told, without calling again',
    async (retryAfter, seconds) => {
      for (const status of [429, 503]) {
        const calls = reached().length;
        strike({
          kind: 'status',
          status,
          when: 'before',
          ...(retryAfter === undefined ? {} : { retryAfter }),
        });
        const problem = await problemOf(graph.call(makeFolder, anything));
        tenant.faults.clear();
        expect([problem.kind, problem.retryAfterSeconds]).toEqual(['throttled', seconds]);
        expect(reached().length - calls).toBe(1);
      }
    },
  );
  it('GR01 understands Retry-After as a date', async () => {
    const retryAfter = new Date(Date.now() + 90_000).toUTCString();
    strike({ kind: 'status', status: 429, when: 'before', retryAfter });
    const { retryAfterSeconds } = await problemOf(graph.call(readTeam, anything));
    expect(retryAfterSeconds).toBeGreaterThan(80);
    expect(retryAfterSeconds).toBeLessThanOrEqual(90);
  });
  it('GR07 T8 ends a call that is never answered', async () => {
    strike({ kind: 'hang', when: 'before' });
    expect((await problemOf(graph.call(makeFolder, anything))).kind).toBe('ambiguous');
  });
  it('GR07 gives up the connection of a call that is never answered, and calls on a new one', async () => {
    const sockets: (Socket | null)[] = [];
    const graphLike = await listen(0, async (_request, response) => {
      sockets.push(response.socket);
      if (sockets.length > 1) response.end('{}');
    });
    const addresses = new Map([['graph.microsoft.com', graphLike.url]]);
    const way = openOutbound(addresses, { timeoutMs: 300 });
    const call = async () => await way.fetch('https://graph.microsoft.com/v1.0/me');
    await expect(call()).rejects.toMatchObject({ name: 'TimeoutError' });
    await until(() => sockets[0]?.destroyed === true, { what: 'the connection is given up' });
    expect((await call()).status).toBe(200);
    expect(new Set(sockets).size).toBe(2);
    await graphLike.close();
  });
  it('GR06 takes half an answer, an HTML page or nothing at all as unclear, never as success', async () => {
    for (const action of [
      { kind: 'truncated' },
      { kind: 'html', status: 502 },
      { kind: 'html', status: 200 },
      { kind: 'empty' },
    ] as const) {
      strike(action);
      const { kind, code } = await problemOf(
        graph.call(readTeam, z.object({ value: z.array(anything) })),
      );
      expect([action, kind]).toEqual([action, 'ambiguous']);
      expect(code ?? '').not.toMatch(/DOCTYPE|</u);
      tenant.faults.clear();
    }
  });
  it('GR09 T8 follows no redirect and gives its token to nobody else', async () => {
    const elsewhere = await listenAsBot();
    strike({ kind: 'redirect', to: `${elsewhere.url}/take` });
    await problemOf(graph.call(readTeam, anything));
    expect(elsewhere.heard).toEqual([]);
    await elsewhere.close();
  });
  it('GR08 says what was refused: 401, 403, 404, 400', async () => {
    for (const [status, kind] of [
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'missing'],
      [400, 'invalid'],
      [409, 'conflict'],
      [412, 'conflict'],
    ] as const) {
      strike({ kind: 'status', status, code: 'SomeCode', when: 'before' });
      expect((await problemOf(graph.call(readTeam, anything))).kind).toBe(kind);
      tenant.faults.clear();
    }
  });
  it('IN09 T8 an id can never leave its place in the path', async () => {
    const calls = reached().length;
    const bad = [
      '..',
      '.',
      '../../evil',
      'a/b',
      'a\\b',
      '%2e%2e',
      'a?b',
      'a#b',
      'a\u0000b',
      '',
      'a\nb',
      'é'.repeat(5),
    ];
    for (const id of bad) {
      const call = graph.call({ method: 'GET', path: ['users', id, 'events'] }, anything);
      expect((await problemOf(call)).code).toBe('invalid_id');
    }
    expect(reached().length).toBe(calls);
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 30 }), async (id) => {
        const before = reached().length;
        await graph
          .call({ method: 'GET', path: ['teams', id, 'members'] }, anything)
          .catch(() => null);
        const paths = reached()
          .slice(before)
          .map(({ path }) => decodeURIComponent(path.split('?')[0] ?? ''));
        for (const path of paths) expect(path).toBe(`/graph/v1.0/teams/${id}/members`);
      }),
      { numRuns: 60 },
    );
    // Ids that are no team are not in the contract, and refused there.
    tenant.graph.contractViolations.length = 0;
  });
  it('sends genuine Graph addresses with its own token and an id of the call', async () => {
    await graph
      .call({ method: 'GET', path: ['users', PERSONS.meera.id, 'mailboxSettings'] }, anything)
      .catch(() => null);
    const last = reached().at(-1);
    expect(last?.headers.authorization).toMatch(/^Bearer ey/u);
    expect(last?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/u);
    expect(last?.headers['prefer']).toContain('IdType="ImmutableId"');
  });
});

describe('who is on a team', () => {
  it('AZ09 is read page after page, so that nobody beyond the first becomes a stranger', async () => {
    const whole = await openRoster({ graph, clock: systemClock }).membersOf(TEAM.id);
    tenant.graph.switches.longestPage = 2;
    const paged = await openRoster({ graph, clock: systemClock }).membersOf(TEAM.id);
    tenant.graph.switches.longestPage = 999;
    expect(whole.length).toBeGreaterThan(4);
    expect(paged).toEqual(whole);
  });
});

describe('the one way out', () => {
  it.each([
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com.evil.example/',
    'https://evil.example/graph.microsoft.com',
    'https://graph.microsoft.com@evil.example/',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://2130706433/',
    'file:///etc/passwd',
  ])('IN10 refuses %s before any connection', async (url) => {
    await expect(outbound.fetch(url)).rejects.toThrow('outside Microsoft 365');
    expect(outbound.isConnector(url)).toBe(false);
  });
  it('IN10 takes an address below its own for no other', () => {
    expect(() => outbound.address(`${tenant.url}.evil.example/graph`)).toThrow();
    expect(() => outbound.address(`${tenant.url}/microsoft/world`)).toThrow();
    expect(() => outbound.address(`${tenant.url}/graph/../microsoft/world`)).toThrow();
  });
});
