import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { KillMoment } from './exchange.ts';
import { startTenant, type Tenant } from './tenant.ts';
import { callGraph } from './testing/call-graph.ts';
import { PERSONS, TEAM } from './world.ts';

let tenant: Tenant;
const kills: KillMoment[] = [];
const members = `GET /teams/${TEAM.id}/members`;
const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const body = { subject: 'x', start: at('2031-03-03T10:00:00'), end: at('2031-03-03T11:00:00') };
const create = () => callGraph(tenant, `POST /users/${PERSONS.meera.id}/events`, { body });
const effects = () => tenant.graph.ledger.entries().length;

beforeAll(async () => {
  tenant = await startTenant({ onKill: (moment) => kills.push(moment) });
});
afterEach(() => tenant.faults.clear());
afterAll(() => tenant.close());

describe('the fault script', () => {
  it('GR01 sends Retry-After as given, as often as told, then lets go', async () => {
    tenant.faults.add({
      match: { path: '/members', times: 1 },
      do: { kind: 'status', status: 429, retryAfter: '2.128' },
    });
    const struck = await callGraph(tenant, members);
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '2.128']);
    expect((await callGraph(tenant, members)).status).toBe(200);
    expect(tenant.faults.list()[0]).toMatchObject({ struck: 1 });
  });
  it('GR13 lets a share through, after those it skips, and the same ones each time', async () => {
    const ask = async () => {
      tenant.faults.add({
        match: { path: '/members', skip: 1, spares: 0.25 },
        do: { kind: 'status', status: 429 },
      });
      const seen: number[] = [];
      for (let call = 0; call < 81; call += 1) seen.push((await callGraph(tenant, members)).status);
      tenant.faults.clear();
      return seen;
    };
    const [first, ...others] = await ask();
    expect(first).toBe(200);
    const spared = others.filter((status) => status === 200).length;
    expect(spared).toBeGreaterThan(10);
    expect(spared).toBeLessThan(30);
    expect(await ask()).toEqual([first, ...others]);
  });
  it('GR06 answers what says it is compressed and is not', async () => {
    tenant.faults.add({ match: { path: '/members', times: 1 }, do: { kind: 'garbage' } });
    await expect(callGraph(tenant, members)).rejects.toThrow();
  });
  it('matches by method and by expression', async () => {
    tenant.faults.add({
      match: { method: 'POST', path: String(/\/users\/.+\/events$/) },
      do: { kind: 'status', status: 503 },
    });
    expect((await callGraph(tenant, members)).status).toBe(200);
    expect((await create()).status).toBe(503);
  });
  it('GR03 answers 504 after the effect happened', async () => {
    const before = effects();
    tenant.faults.add({
      match: { path: '/events', times: 1 },
      do: { kind: 'status', status: 504, when: 'after' },
    });
    expect((await create()).status).toBe(504);
    expect(effects()).toBe(before + 1);
  });
  it.each(['before', 'after'] as const)(
    'GR06 resets the connection %s the effect',
    async (when) => {
      const before = effects();
      tenant.faults.add({ match: { path: '/events', times: 1 }, do: { kind: 'reset', when } });
      await expect(create()).rejects.toThrow();
      expect(effects()).toBe(before + (when === 'after' ? 1 : 0));
    },
  );
  it('GR06 answers half a reply, an empty one, HTML', async () => {
    tenant.faults.add({ match: { path: '/members', times: 1 }, do: { kind: 'truncated' } });
    await expect(callGraph(tenant, members)).rejects.toThrow();
    tenant.faults.add({ match: { path: '/members', times: 1 }, do: { kind: 'empty' } });
    expect((await callGraph(tenant, members)).at('value')).toBeUndefined();
    tenant.faults.add({ match: { path: '/members', times: 1 }, do: { kind: 'html', status: 502 } });
    await expect(callGraph(tenant, members)).rejects.toThrow(/JSON/);
  });
  it('GR07 never answers', async () => {
    tenant.faults.add({ match: { path: '/changes', times: 1 }, do: { kind: 'hang' } });
    const asked = fetch(`${tenant.url}/microsoft/changes`, { signal: AbortSignal.timeout(200) });
    await expect(asked).rejects.toThrow();
  });
  it('GR08 GR09 misses a grant, and redirects elsewhere', async () => {
    tenant.faults.add({
      match: { path: '/members', times: 1 },
      do: { kind: 'missing-grant', permission: 'TeamMember.Read.Group' },
    });
    const refused = await callGraph(tenant, members);
    expect([refused.status, refused.at('error.code')]).toEqual([
      403,
      'Authorization_RequestDenied',
    ]);
    tenant.faults.add({
      match: { path: '/members', times: 1 },
      do: { kind: 'redirect', to: 'https://evil.example/' },
    });
    expect((await callGraph(tenant, members)).headers.get('location')).toBe(
      'https://evil.example/',
    );
  });
  it('holds a request until it is released', async () => {
    tenant.faults.add({ match: { path: '/members' }, do: { kind: 'hold' } });
    let answered = false;
    const asked = callGraph(tenant, members).then((reply) => {
      answered = true;
      return reply;
    });
    const before = tenant.received.length;
    await callGraph(tenant, `GET /teams/${TEAM.id}/channels`);
    expect(tenant.received.length).toBeGreaterThan(before);
    expect(answered).toBe(false);
    while (tenant.faults.list()[0]?.struck === 0) await new Promise(setImmediate);
    tenant.faults.release();
    expect((await asked).status).toBe(200);
  });
  it('CR01 kills on receipt, after the effect, after the reply', async () => {
    const before = effects();
    for (const when of ['receipt', 'after-effect', 'after-reply'] as const) {
      tenant.faults.add({ match: { path: '/events', times: 1 }, do: { kind: 'kill', when } });
      await create().catch(() => null);
    }
    expect(kills).toEqual(['receipt', 'after-effect', 'after-reply']);
    expect(effects()).toBe(before + 2);
  });
});
