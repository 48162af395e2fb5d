import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { createDatabase } from '../harness/database.ts';
import { report } from '../harness/extent.ts';
import { aHandover } from '../harness/handover.ts';
import { environmentFor, tabFolder } from '../harness/product.ts';
import {
  endServices,
  startServiceProcess,
  type ServiceProcess,
} from '../harness/service-process.ts';
import { until } from '../harness/until.ts';
import { expectAsAgreed, type Heard } from '../harness/wire-check.ts';

const people = 200;
const lastsMs = 60_000;
const colleagues: PersonName[] = ['riya', 'tomas', 'meera', 'jonas', 'li', 'agnes'];
const loopDelay = fileURLToPath(new URL('programs/loop-delay.ts', import.meta.url));

let tenant: Tenant;
let tab: string;
beforeAll(async () => {
  tenant = await startTenant();
  tab = await tabFolder();
});
afterAll(async () => {
  endServices();
  agent.destroy();
  await tenant.close();
  await rm(tab, { recursive: true, force: true });
});

interface Place {
  url: string;
  service: ServiceProcess;
  handovers: string[];
}

/** The service as a process of its own with a few handovers, on this database. */
async function open(database: Record<string, string>): Promise<Place> {
  const service = startServiceProcess({
    ...environmentFor(tenant),
    ...database,
    TAB_FOLDER: tab,
    NODE_OPTIONS: `--import ${loopDelay}`,
  });
  const url = await service.url;
  await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  const handovers: string[] = [];
  for (const state of ['draft', 'in-review', 'accepted'] as const) {
    handovers.push((await aHandover({ url, tenant }, { state })).path);
  }
  return { url, service, handovers };
}

const agent = new Agent({ keepAlive: true, maxSockets: people });

/** One call over a kept connection: how long its answer took, and what it was. */
async function call(
  url: string,
  token: string,
  asked: { method: string; body?: object } = { method: 'GET' },
): Promise<{ status: number; ms: number }> {
  const from = performance.now();
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (asked.body) {
    headers['content-type'] = 'application/json';
    headers['idempotency-key'] = randomUUID();
  }
  const { ms, ...answer } = await new Promise<Omit<Heard, 'method' | 'url'> & { ms: number }>(
    (resolve, reject) => {
      const sent = request(url, { agent, method: asked.method, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () =>
          resolve({
            ms: performance.now() - from,
            status: reply.statusCode ?? 0,
            headers: new Headers(reply.headers as Record<string, string>),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(asked.body === undefined ? undefined : JSON.stringify(asked.body));
    },
  );
  expectAsAgreed({ method: asked.method, url, ...answer });
  return { status: answer.status, ms };
}

/** Somebody at work: looks here and there every second or two, and asks something at times. */
async function work(place: Place, index: number, endsAt: number): Promise<number[]> {
  const person = colleagues[index % colleagues.length] ?? 'riya';
  const token = await tenant.userToken(PERSONS[person].id);
  const own = place.handovers[index % place.handovers.length] ?? '';
  const looks = [own, `${own}/items`, `${own}/promises`, `${own}/questions`, '/api/waiting'];
  const took: number[] = [];
  await wait((index / people) * 2000);
  for (let turn = index; performance.now() < endsAt; turn += 1) {
    const asks = turn % 20 === 0;
    const { status, ms } = asks
      ? await call(`${place.url}${own}/questions`, token, {
          method: 'POST',
          body: { text: `Does site ${turn} of ${index} scan offline?` },
        })
      : await call(`${place.url}${looks[turn % looks.length]}`, token);
    if (status >= 300) throw new Error(`Answered ${status} to ${person}.`);
    took.push(ms);
    await wait(1000 + (index % 10) * 100);
  }
  return took;
}

const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;

async function measure(what: string, place: Place): Promise<void> {
  const end = performance.now() + lastsMs;
  const all = await Promise.all(
    Array.from({ length: people }, async (_, index) => await work(place, index, end)),
  );
  const took = all.flat().toSorted((a, b) => a - b);
  const delays = place.service.lines
    .filter((line) => line.includes('"event loop"'))
    .map((line) => (JSON.parse(line) as { delayMs: number }).delayMs);
  const loop = Math.max(...delays.slice(-5));
  report(
    `LM10 ${what}: ${people} people, ${took.length} calls in ${lastsMs / 1000} s, none failed; ` +
      `answered in ${Math.round(at(took, 0.5))} ms (median), ${Math.round(at(took, 0.95))} ms ` +
      `(95 %), ${Math.round(at(took, 0.999))} ms (99.9 %); event loop late by ${loop} ms (99 %)`,
  );
  expect(at(took, 0.95)).toBeLessThan(500);
  expect(loop).toBeLessThan(100);
}

describe('200 people at once', () => {
  it('LM10 are answered within half a second, on the embedded database', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'handover-load-'));
    const place = await open({ DATA_DIR: folder });
    await measure('embedded PostgreSQL', place);
    expect(await place.service.stop()).toBe(0);
    await rm(folder, { recursive: true, force: true });
  });
  it('LM10 are answered within half a second, on a database server', async () => {
    const database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
    const place = await open({ DATABASE_URL: database.url });
    await measure('PostgreSQL by DATABASE_URL', place);
    expect(await place.service.stop()).toBe(0);
    await database.drop();
  });
});
