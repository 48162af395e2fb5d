import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workday } from '../../infra/local/seed/days.ts';
import { freePort } from '../../infra/local/start/free-port.ts';
import { firstLoadOf } from '../harness/first-load.ts';
import { until } from '../harness/until.ts';
import { runStart, startWorld, type World } from './harness/world.ts';

const STEP_MS = 180_000;
const seconds = /^ {0,4}\d+\.\d s {2}\S/u;

let folder: string;
let port: number;
let world: World;

async function projects(of: World): Promise<string[]> {
  const riya = await of.hands('riya');
  const request = { method: 'GET', path: '/waiting' };
  const { handovers } = await riya.send<{ handovers: { project: string }[] }>(request);
  return handovers.map(({ project }) => project).toSorted();
}

function logged(of: World): string[] {
  return of.log().trim().split('\n');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-start-'));
  port = await freePort();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

// One story in order: what a person at the keyboard does with one data folder.
const examples = ['Contoso ERP rollout', 'Northwind customer portal', 'Tailspin data migration'];
const mine = 'Adatum label printing';

describe('npm start', () => {
  it(
    'says on an empty folder what it is doing, with seconds, then the address in one line',
    async () => {
      world = await startWorld({ folder, port });
      const lines = world.said().trim().split('\n');
      expect(lines.filter((line) => !seconds.test(line))).toEqual([]);
      expect(lines.length).toBeGreaterThanOrEqual(4);
      expect(lines.at(-1)).toMatch(/Handover runs at http:\/\/localhost:\d+ \(Ctrl-C stops it\)$/u);
      expect(lines.filter((line) => line.includes('http'))).toHaveLength(1);
      expect(await projects(world)).toEqual(examples);
    },
    STEP_MS,
  );

  it('has built a tab that loads at most 230 kB of JavaScript before its first page', async () => {
    const folderOfTab = fileURLToPath(new URL('../../dist/tab', import.meta.url));
    const { gzipBytes } = await firstLoadOf(folderOfTab);
    expect(gzipBytes).toBeGreaterThan(100_000);
    expect(gzipBytes).toBeLessThanOrEqual(230_000);
  });

  it('says in one sentence that it runs already', async () => {
    const again = await runStart({ folder, port: await freePort() });
    expect(await again.ended).toBe(1);
    expect(again.said()).toBe(
      `Handover already runs at ${world.url}. Stop it there with Ctrl-C first.\n`,
    );
    expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
  });

  it('stops with Ctrl-C: exit code 0, the database last', async () => {
    const riya = await world.hands('riya');
    await riya.create('/handovers', {
      project: mine,
      clientName: 'Adatum Corporation',
      promisedStart: workday(10),
      goLive: workday(40),
    });
    expect(await world.stop()).toBe(0);
    expect(world.said().trim().split('\n').at(-1)).toMatch(/ s {2}stopping$/u);
    expect(logged(world).at(-1)).toContain('database stopped');
    await expect(fetch(world.url)).rejects.toThrow();
  });

  it(
    'finds my deal again at the next start, and makes the examples only once',
    async () => {
      world = await startWorld({ folder, port });
      expect(world.said()).not.toContain('the example deals are made');
      expect(await projects(world)).toEqual([mine, ...examples]);
      expect(await world.stop()).toBe(0);
    },
    STEP_MS,
  );

  it(
    'ends when Ctrl-C comes while it starts, and starts again afterwards',
    async () => {
      const hurried = await runStart({ folder, port });
      await until(() => hurried.said().includes('Microsoft 365 is up') || hurried.isOver(), {
        what: 'the start is under way',
      });
      hurried.interrupt();
      expect(await hurried.ended).toBe(0);
      expect(hurried.said()).not.toContain('Handover runs at');
    },
    STEP_MS,
  );

  it(
    'forgets everything with --fresh',
    async () => {
      world = await startWorld({ folder, port, args: ['--fresh'] });
      expect(world.said()).toContain('the example deals are made');
      expect(await projects(world)).toEqual(examples);
      expect(await world.stop()).toBe(0);
    },
    STEP_MS,
  );

  it('says in one sentence that another program has the port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = (other.address() as AddressInfo).port;
    const started = await runStart({ folder, port: taken });
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/^Port \d+ is used by another program\. .*\n$/u);
    await new Promise((resolve) => other.close(resolve));
  });
});
