import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actsModel } from '../page-model.ts';
import { createSession, type Session } from './session.ts';
import { hashSources } from './sources-hash.ts';

let root: string;
let session: Session | null = null;
const START = fileURLToPath(new URL('../start.ts', import.meta.url));

/** A product of a few lines: answers, says who it is, stops on SIGINT. */
const PRODUCT = `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/api/die') process.exit(3);
  response.end(JSON.stringify({ url: request.url, environment: process.env }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGINT', () => { console.log('asked to stop'); process.exit(0); });
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function aSession(extra: { onDeath?: (sentence: string) => void; port?: number } = {}) {
  const port = extra.port ?? (await freePort());
  const said: string[] = [];
  session = createSession({
    root,
    dataFolder: join(root, '.data'),
    port,
    publicUrl: `http://localhost:${port}`,
    fresh: false,
    progress: { say: (sentence) => said.push(sentence) },
    onDeath: extra.onDeath ?? (() => {}),
    build: async () => {},
    seed: async () => {},
  });
  return { session, url: `http://localhost:${port}`, said };
}

/** Runs start.ts as a process and gives its code and what it said. */
function runStart(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [START, ...args], { env: { ...process.env, ...env } });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise<{ code: number | null; text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text })),
  );
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'start-'));
  await mkdir(join(root, 'src'));
  await mkdir(join(root, 'dist', 'teams-page', 'assets'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'src', 'main.ts'), PRODUCT);
  await writeFile(join(root, 'dist', 'teams-page', 'index.html'), '<title>page</title>');
  await writeFile(join(root, 'dist', 'teams-page', 'assets', 'a.js'), 'let a;');
});
afterEach(async () => {
  await session?.stop();
  session = null;
  await rm(root, { recursive: true, force: true });
});

describe('a session', () => {
  it('serves page, tenant and product from one origin', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    expect(await (await fetch(url)).text()).toContain('<title>page</title>');
    const asset = await fetch(`${url}/microsoft-page/assets/a.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${url}/microsoft-page/../../package.json`)).ok).toBe(true);
    expect((await fetch(`${url}/microsoft-page/%2e%2e/%2e%2e/package.json`)).status).not.toBe(500);
    expect((await fetch(`${url}/microsoft-page/..%2f..%2fpackage.json`)).status).toBe(404);
    expect(await (await fetch(`${url}/microsoft/world`)).json()).toHaveProperty('tenantId');
    for (const path of ['/tab/x?y=1', '/api/handovers', '/c/abc', '/healthz']) {
      expect(await (await fetch(url + path)).json()).toMatchObject({ url: path });
    }
  });
  it('gives the product its addresses and nothing of this shell', async () => {
    process.env['SECRET_OF_THIS_SHELL'] = 'x';
    const { session: own, url } = await aSession();
    await own.start();
    const { environment } = (await (await fetch(`${url}/api/x`)).json()) as {
      environment: Record<string, string>;
    };
    delete process.env['SECRET_OF_THIS_SHELL'];
    expect(environment).toMatchObject({
      PUBLIC_URL: url,
      DATA_DIR: join(root, '.data', 'product'),
    });
    expect(environment['MICROSOFT_ADDRESSES']).toContain(
      `fabrikam.sharepoint.com=${url}/sharepoint`,
    );
    expect(environment['DELIVERY_HEADS']?.split(',')).toHaveLength(2);
    expect(environment).not.toHaveProperty('SECRET_OF_THIS_SHELL');
  });
  it('asks the product to stop and waits for it, and leaves no lock', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    await own.stop();
    expect(readFileSync(join(root, '.data', 'service.log'), 'utf8')).toContain('asked to stop');
    expect(existsSync(join(root, '.data', 'running.json'))).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
  });
  it('says when the product dies', async () => {
    const told = Promise.withResolvers<string>();
    const { session: own, url } = await aSession({ onDeath: told.resolve });
    await own.start();
    await fetch(`${url}/api/die`);
    expect(await told.promise).toContain('stopped by itself (3)');
  });
  it('says what a product that cannot start said', async () => {
    await writeFile(
      join(root, 'src', 'main.ts'),
      'console.error("CLIENT_ID: is not set"); process.exit(1);',
    );
    const { session: own } = await aSession();
    await expect(own.start()).rejects.toThrow(/CLIENT_ID: is not set/);
  });
  it('stops while it is still starting', async () => {
    await writeFile(
      join(root, 'src', 'main.ts'),
      'setInterval(() => {}, 1000); process.on("SIGINT", () => process.exit(0));',
    );
    const { session: own } = await aSession();
    const starting = own.start();
    starting.catch(() => null);
    const lock = join(root, '.data', 'running.json');
    while (!existsSync(lock) || !/"productPid":\d+/.test(readFileSync(lock, 'utf8'))) {
      await new Promise(setImmediate);
    }
    await own.stop();
    await expect(starting).rejects.toThrow();
  });
  it('ends a product that a killed start left behind', async () => {
    const orphan = spawn(process.execPath, ['src/main.ts'], {
      cwd: root,
      env: { ...process.env, PORT: '0' },
    });
    const ended = new Promise((resolve) => orphan.once('exit', resolve));
    await mkdir(join(root, '.data'));
    const stale = { pid: 999_999_999, url: 'http://localhost:9', productPid: orphan.pid };
    await writeFile(join(root, '.data', 'running.json'), JSON.stringify(stale));
    const { session: own } = await aSession();
    await own.start();
    await ended;
  });
  it('starts over: stops the product, forgets, runs it again', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    await mkdir(join(root, '.data', 'product'));
    const reply = await fetch(`${url}/microsoft/reset`, { method: 'POST' });
    expect(reply.status).toBe(200);
    expect(existsSync(join(root, '.data', 'product'))).toBe(false);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
  it('starts over into the product that was prepared, and once when asked twice', async () => {
    const { session: own, url, said } = await aSession();
    await own.start();
    const post = (path: string) => fetch(`${url}/microsoft/${path}`, { method: 'POST' });
    const folderNow = async () => {
      const answer = await (await fetch(`${url}/api/x`)).json();
      return (answer as { environment: Record<string, string> }).environment['DATA_DIR'];
    };
    await post('reset/prepare');
    await post('reset/prepare');
    expect(await folderNow()).toBe(join(root, '.data', 'product'));
    await Promise.all([post('reset'), post('reset')]);
    expect(await folderNow()).toBe(join(root, '.data', 'product-2'));
    expect(said.filter((sentence) => sentence === 'the example deals are made')).toHaveLength(2);
    await own.stop();
    session = null;
    const stops = readFileSync(join(root, '.data', 'service.log'), 'utf8').match(/asked to stop/g);
    expect(stops).toHaveLength(2);
  });
  it('stops a prepared product that nobody took', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    await fetch(`${url}/microsoft/reset/prepare`, { method: 'POST' });
    await own.stop();
    const lock = join(root, '.data', 'running.json');
    expect(existsSync(lock)).toBe(false);
    expect(existsSync(join(root, '.data', 'current.json'))).toBe(false);
  });
  it('notes what the visitor did, and forgets it when starting over', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    const claims = Buffer.from(JSON.stringify({ oid: 'riya' })).toString('base64url');
    const path = '/api/handovers/af1721fa-6b8f-4168-8486-7c337e90d696/submit';
    const headers = { authorization: `Bearer a.${claims}.c` };
    await (await fetch(url + path, { method: 'POST', headers })).text();
    const acts = async () =>
      actsModel.parse(await (await fetch(`${url}/microsoft/acts`)).json()).acts;
    expect(await acts()).toMatchObject([{ personId: 'riya', verb: 'submit', status: 200 }]);
    await fetch(`${url}/microsoft/reset`, { method: 'POST' });
    expect(await acts()).toEqual([]);
  });
});

describe('start.ts', () => {
  it('refuses production, unknown options and a port that is none', async () => {
    const production = await runStart([], { NODE_ENV: 'production' });
    expect(production).toMatchObject({
      code: 1,
      text: expect.stringContaining('NODE_ENV=production'),
    });
    const option = await runStart(['--nonsense'], { NODE_ENV: 'test' });
    expect(option).toMatchObject({ code: 1, text: expect.stringContaining('--fresh') });
    const port = await runStart([], { PORT: 'x', NODE_ENV: 'test' });
    expect(port).toMatchObject({ code: 1, text: 'PORT must be a number between 1 and 65535.\n' });
  });
  it('says in one sentence that the port is taken, or that it already runs', async () => {
    const { session: own, url } = await aSession();
    await own.start();
    const { port } = new URL(url);
    const env = { PORT: port, NODE_ENV: 'test' };
    const taken = await runStart(['--data', join(root, 'other')], env);
    expect(taken).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^Port \d+ is used by another program\..*\n$/),
    });
    // This test runs the first session itself; only its number tells the second start that.
    const lock = join(root, '.data', 'running.json');
    const twice = await runStart(['--data', join(root, '.data')], env);
    expect(twice).toMatchObject({
      code: 1,
      text: expect.stringMatching(/already runs at http:\/\/localhost:\d+/),
    });
    expect(existsSync(lock)).toBe(true);
  });
});

describe('the hash of the sources', () => {
  it('changes with a source that counts, and with no other', async () => {
    const sources = {
      root,
      paths: ['src', 'absent'],
      counts: (path: string) => !path.endsWith('.test.ts'),
    };
    const before = hashSources(sources);
    await writeFile(join(root, 'src', 'a.test.ts'), 'x');
    expect(hashSources(sources)).toBe(before);
    await writeFile(join(root, 'src', 'b.ts'), 'x');
    expect(hashSources(sources)).not.toBe(before);
  });
});
