import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverNotice } from '../../bot/telling/notifier.ts';
import { showHandover } from '../../bot/telling/show-handover.ts';
import { workday } from '../../infra/local/seed/days.ts';
import { CHANNELS, PERSONS, TEAM } from '../../infra/local/world.ts';
import { systemClock } from '../../src/clock.ts';
import { makeFolders } from '../../src/documents/make-folders.ts';
import { clientWith, type Answer, type Client } from '../harness/client.ts';
import { aHandover } from '../harness/handover.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { until } from '../harness/until.ts';
import { openWorkbench } from '../harness/workbench.ts';

let ahead = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: ahead }) };
let product: Product;

/** Each test has a product that has no token yet: a kept one would serve for an hour. */
beforeEach(async () => {
  ahead = 0;
  product = await startProduct({
    clock,
    ready: false,
    before: ({ entra }) => entra.setSecretFault('expired'),
  });
});
afterEach(() => product.stop());

async function readiness(): Promise<{ status: number; faults: unknown }> {
  const answer = await (await product.as(null)).get('/readyz');
  return { status: answer.status, faults: answer.at('faults') };
}

function tokenRequests(): number {
  return product.tenant.received.filter(({ path }) => path.endsWith('/oauth2/v2.0/token')).length;
}

async function create(client: Client): Promise<Answer> {
  return await client.post('/api/handovers', {
    project: 'Portal',
    clientName: 'Contoso AG',
    promisedStart: workday(10),
    goLive: workday(60),
    channel: { teamId: TEAM.id, channelId: CHANNELS.empty.id },
  });
}

/** A product that came as far as ordering folders and cards, and was stopped before it made them. */
async function stoppedBeforeEffects(): Promise<string[]> {
  product.tenant.entra.setSecretFault(null);
  ahead += 61_000;
  const busy = { kind: 'status', status: 429, retryAfter: '3600' } as const;
  for (const path of ['/filesFolder', '/connector/']) {
    product.tenant.faults.add({ match: { path }, do: busy });
  }
  expect((await create(await product.as('riya'))).status).toBe(201);
  const tried = `select key from effect where problem is not null order by key`;
  const keys = await until(
    async () => {
      const rows = await product.query(tried);
      return rows.length === 3 ? rows.map(({ key }) => String(key)) : null;
    },
    { what: 'folders, notice and card wait' },
  );
  await product.stopService();
  product.tenant.faults.clear();
  return keys;
}

describe('an expired secret', () => {
  it('OB05 is named by readyz and the log until there is a new one', async () => {
    const faults = ['graph_credential', 'bot_credential'];
    expect(await readiness()).toEqual({ status: 503, faults });
    const alert = product.lines.find((line) => line.includes('Entra gave no token')) ?? '{}';
    expect(JSON.parse(alert)).toMatchObject({ level: 50, problem: 'credential' });
    const before = tokenRequests();
    for (let count = 0; count < 10; count += 1) await readiness();
    expect(tokenRequests()).toBe(before);
    product.tenant.entra.setSecretFault(null);
    ahead += 61_000;
    expect(await readiness()).toEqual({ status: 200, faults: [] });
  });

  it('OB05 lets jobs wait: none fails for good, no card becomes uncertain, all go on with a new one', async () => {
    const keys = await stoppedBeforeEffects();
    product.tenant.entra.setSecretFault('expired');
    const bench = await openWorkbench(product, clock);
    const { app, adapter, drive, appId } = bench;
    const run = async (key: string) => {
      if (key.startsWith('folders/')) await makeFolders({ app, drive, appId }, key);
      else if (key.startsWith('notice/')) await deliverNotice({ app, adapter }, key);
      else await showHandover({ app, adapter }, key);
    };
    const states = async () => await product.query('select state, attempts from effect');
    for (let round = 0; round < 12; round += 1) {
      for (const key of keys) await run(key);
      expect(await states()).toEqual(keys.map(() => ({ state: 'waiting', attempts: 0 })));
      ahead += 61_000;
    }
    const said = await product.query('select distinct problem from effect');
    expect(said).toEqual([{ problem: expect.stringContaining('an admin must renew') }]);
    product.tenant.entra.setSecretFault(null);
    ahead += 61_000;
    for (const key of keys) await run(key);
    expect((await states()).map(({ state }) => state)).toEqual(keys.map(() => 'done'));
    expect(product.tenant.connector.sent).toHaveLength(2);
    await bench.close();
  });

  it('OB05 says no word of the secret to anybody', async () => {
    await readiness();
    const said = product.lines.join('');
    expect(said).not.toMatch(/AADSTS|known-to-everybody|client_secret/u);
  });

  it('OB05 found while a token is still good leaves the service ready', async () => {
    product.tenant.entra.setSecretFault(null);
    ahead += 61_000;
    expect((await readiness()).status).toBe(200);
    product.tenant.entra.setSecretFault('expired');
    expect((await readiness()).status).toBe(200);
  });
});

describe('a token endpoint that does not answer as it should', () => {
  const faults = [
    ['429', { kind: 'status', status: 429, retryAfter: '7' }],
    ['503', { kind: 'status', status: 503, retryAfter: '7' }],
    ['the end of all time', { kind: 'status', status: 503, retryAfter: '2147483648' }],
    ['an HTML page', { kind: 'html', status: 503 }],
    ['a reset', { kind: 'reset' }],
  ] as const;
  it.each(faults)(
    'OB07 %s is 503 with the time to wait, and nobody knocks meanwhile',
    async (_name, fault) => {
      product.tenant.entra.setSecretFault(null);
      product.tenant.faults.add({ match: { path: 'oauth2/v2.0/token' }, do: fault });
      const riya = await product.as('riya');
      const answer = await create(riya);
      expectProblem(answer, 503, 'identity_unavailable');
      const told = 'retryAfter' in fault ? Math.min(3600, Number(fault.retryAfter)) : 10;
      expect(answer.headers.get('retry-after')).toBe(String(told));
      // An Entra that does not answer is no fault of the credential.
      expect((await readiness()).faults).toEqual([]);
      const before = tokenRequests();
      for (let count = 0; count < 20; count += 1) {
        expectProblem(await create(riya), 503, 'identity_unavailable');
      }
      expect(tokenRequests()).toBe(before);
      product.tenant.faults.clear();
      ahead += (told + 1) * 1000;
      expect((await create(riya)).status).toBe(201);
    },
  );

  it('OB07 a name that cannot be looked up is the same', async () => {
    const lost = await startProduct({
      clock,
      ready: false,
      environment: { MICROSOFT_ADDRESSES: withoutSignIn(product.tenant.addresses) },
    });
    const answer = await (await lost.as(null)).get('/readyz');
    // Without keys nobody can sign in either; the credential is not to blame.
    expect(answer.at('faults')).toEqual(['signing_keys']);
    await lost.stop();
  });
});

/** The sign-in host at a name that does not exist (RFC 6761). */
function withoutSignIn(addresses: string): string {
  return addresses.replace(
    /login\.microsoftonline\.com=[^,]+/u,
    'login.microsoftonline.com=http://nowhere.invalid',
  );
}

describe('what people’s tokens leave behind', () => {
  it('OB04 nothing of them is kept: not in the database, not in a job, not in the log', async () => {
    product.tenant.entra.setSecretFault(null);
    ahead += 61_000;
    const made = await aHandover(product, { state: 'accepted' });
    await made.hands.meera.create(`/handovers/${made.id}/kickoff`, {
      start: `${workday(8)}T09:00:00Z`,
    });
    const tables = await product.query(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const rows = await product.query(`select t::text as row from ${String(name)} t`);
      const holding = rows.filter(({ row }) => /eyJ[\w-]{8,}\.eyJ|Bearer /u.test(String(row)));
      expect([name, holding]).toEqual([name, []]);
    }
    expect(product.lines.join('')).not.toMatch(/eyJ[\w-]{8,}\.eyJ/u);
  });
});

describe('a clock that is wrong', () => {
  it.each([600, -600])(
    'TV09 by %s seconds refuses good tokens, and readyz says why',
    async (seconds) => {
      await product.stopService();
      ahead = seconds * 1000;
      const wrong = await startProduct({ clock, ready: false });
      const riya = clientWith(wrong.url, await wrong.tenant.userToken(PERSONS.riya.id, lived()));
      expectProblem(await riya.get('/api/me'), 401, 'invalid_token');
      const answer = await (await wrong.as(null)).get('/readyz');
      expect([answer.status, answer.at('faults')]).toEqual([503, ['clock_skew']]);
      await wrong.stop();
    },
  );

  it('TV09 by two minutes is not worth a word', async () => {
    product.tenant.entra.setSecretFault(null);
    ahead = 120_000;
    const near = await startProduct({ clock, ready: false });
    const answer = await (await near.as(null)).get('/readyz');
    expect([answer.status, answer.at('faults')]).toEqual([200, []]);
    await near.stop();
  });
});

/** A token of a minute: good by the real time, not by one ten minutes off. */
function lived() {
  const seconds = Math.floor(systemClock.now().epochMilliseconds / 1000);
  return { claims: { iat: seconds, nbf: seconds, exp: seconds + 60 } };
}
