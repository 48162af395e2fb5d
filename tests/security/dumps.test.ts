import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BOT_SECRET, CLIENT_SECRET } from '../../infra/local/world.ts';
import { readText } from '../contract/teams/package-files.ts';
import { createDatabase } from '../harness/database.ts';
import { expectProblem } from '../harness/problem.ts';
import { environmentFor, startProduct, tabFolder, type Product } from '../harness/product.ts';
import { sendRaw } from '../harness/raw.ts';
import { until } from '../harness/until.ts';

let product: Product;
let database: Awaited<ReturnType<typeof createDatabase>>;
let folder: string;
let tab: string;
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const running = new Set<ChildProcess>();

beforeAll(async () => {
  product = await startProduct();
  tab = await tabFolder();
  database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-dumps-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await product.stop();
  await database.drop();
  await rm(tab, { recursive: true, force: true });
});

/** What the image starts: Node's flags, from its last line. */
function imageFlags(): string[] {
  const last = /^CMD (\[.*\])$/mu.exec(readText('infra/azure/Dockerfile'))?.[1] ?? '[]';
  const [command, ...args] = JSON.parse(last) as string[];
  expect([command, args.at(-1)]).toEqual(['node', 'src/main.ts']);
  return args.slice(0, -1);
}

/** The service started as the image starts it, in a folder where every dump would be seen. */
async function started(flags: string[], options = '') {
  const child = spawn(process.execPath, [...flags, main], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...environmentFor(product.tenant),
      DATABASE_URL: database.url,
      TAB_FOLDER: tab,
      NODE_OPTIONS: options,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(String(code ?? signal));
    });
  });
  const listening = () => {
    if (!running.has(child)) throw new Error(`The service ended: ${said}`);
    return /"port":(\d+)/u.exec(said)?.[1];
  };
  const port = await until(listening, { what: 'the service listens' });
  const url = `http://127.0.0.1:${port}`;
  return { child, url, ended, said: () => said };
}

describe('SE02 a running service', () => {
  it('SE02 opens no inspector on SIGUSR1, and goes on', async () => {
    const { child, url, said } = await started(imageFlags());
    child.kill('SIGUSR1');
    // Two answers later the signal was long delivered.
    for (const _turn of [1, 2]) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGUSR1');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(said()).not.toMatch(/debugger|inspector/iu);
    expect(await readdir(folder)).toEqual([]);
  });
  it('SE02 the same signal does open one without our flags: the test would see it', async () => {
    const { child, said } = await started(['--inspect-port=0']);
    child.kill('SIGUSR1');
    await until(() => said().includes('Debugger listening'), { what: 'the inspector opens' });
  });
  it.each(['SIGUSR2', 'SIGTERM'] as const)(
    'SE02 writes no report and no heap dump when it gets %s',
    async (signal) => {
      const { child, ended } = await started(imageFlags());
      child.kill(signal);
      await ended;
      expect(await readdir(folder)).toEqual([]);
    },
  );
  it('SE02 leaves the environment out of a report even where an operator asks Node for one', async () => {
    const asked = '--report-on-signal --report-signal=SIGUSR2 --report-uncaught-exception';
    const { child } = await started(imageFlags(), asked);
    child.kill('SIGUSR2');
    const name = await until(async () => (await readdir(folder))[0], { what: 'a report' });
    const report = await until(
      async () => {
        const text = await readFile(path.join(folder, name), 'utf8');
        return text.trimEnd().endsWith('}') ? text : null;
      },
      { what: 'the report is whole' },
    );
    const parts = JSON.parse(report) as Record<string, unknown>;
    expect(Object.keys(parts)).toContain('javascriptStack');
    expect(Object.keys(parts)).not.toContain('environmentVariables');
    for (const secret of [CLIENT_SECRET, BOT_SECRET, database.url]) {
      expect(report).not.toContain(secret);
    }
  });
});

describe('SE02 no address tells how the service runs', () => {
  const places =
    '/debug /debug/pprof /debug/vars /heapdump /report /metrics /status /json/list /json/version ' +
    '/env /actuator/env /server-status /console /.env /.git/config /.git/HEAD /package.json ' +
    '/src/main.ts /src /tab/assets/ /tab/assets/index-1.js.map /api /api/docs /openapi.json';
  it.each(places.split(' '))('SE02 %s is not there', async (where) => {
    expectProblem(await sendRaw(product.url, where), 404, 'not_found');
  });
});
