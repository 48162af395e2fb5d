import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { until } from '../../../tests/harness/until.ts';
import { locateBinaries } from './binaries.ts';
import { choosePlace } from './choose-place.ts';
import { layout, removeLeftovers } from './database-files.ts';
import type { Place } from './database-files.ts';
import { lockFolder } from './folder-lock.ts';
import { ensureRunning, stopServer } from './server.ts';
import { startEmbedded } from './start.ts';
import type { Embedded } from './start.ts';

const log = pino({ level: 'silent' });
let folder = '';
let server: Embedded;
let place: Place;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-embedded-'));
  server = await startEmbedded({ folder, log });
  place = await choosePlace({ folder, log, binaries: await locateBinaries() });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const answer = await client.query<{ value: unknown }>(`select (${question}) as value`);
    return answer.rows[0]?.value;
  } finally {
    await client.end();
  }
}

const more: string[] = [];
async function aStoppedPlace(): Promise<Place> {
  const another = await mkdtemp(path.join(tmpdir(), 'handover-embedded-'));
  more.push(another);
  await (await startEmbedded({ folder: another, log })).stop();
  return choosePlace({ folder: another, log, binaries: place.binaries });
}
afterAll(async () => {
  for (const another of more) await rm(another, { recursive: true });
});

describe('the embedded server', () => {
  it.each([
    ["current_setting('fsync')", 'on'],
    ["current_setting('listen_addresses')", '127.0.0.1'],
    ["current_setting('max_connections')", '120'],
    ["current_setting('password_encryption')", 'scram-sha-256'],
    ["current_setting('TimeZone')", 'UTC'],
    ["current_setting('data_checksums')", 'on'],
    ['current_database()::text', 'handover'],
    [
      "select datlocprovider::text || datlocale from pg_database where datname = 'handover'",
      'bC.UTF-8',
    ],
    [`'a' < 'B'`, false],
  ])('has %s = %s', async (question, value) => {
    expect(await ask(server.url, question)).toBe(value);
  });

  it.each(['pg_trgm', 'unaccent'])('offers the extension %s', async (name) => {
    const offered = `select count(*)::integer from pg_available_extensions where name = '${name}'`;
    expect(await ask(server.url, offered)).toBe(1);
  });

  it('lets nobody in without the password', async () => {
    const url = new URL(server.url);
    url.password = 'wrong';
    await expect(ask(url.href, '1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('writes no record text and no statement into its log', async () => {
    const fail =
      "do $$ begin create temp table t (a text unique); insert into t values ('Zanzibar'), ('Zanzibar'); end $$";
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await expect(client.query(fail)).rejects.toMatchObject({ code: '23505' });
    await client.end();
    const written = await readFile(layout(place.home).log, 'utf8');
    expect(written).toContain('duplicate key value');
    expect(written).not.toContain('Zanzibar');
  });

  it('is attached to, not started a second time', async () => {
    expect(await ensureRunning(place)).toBe(Number(new URL(server.url).port));
  });

  it('CC07 names the process that holds the folder', async () => {
    expect(await lockFolder(server.url.replace(/handover$/, 'postgres'))).toEqual({
      heldBy: `handover process ${process.pid}`,
    });
  });

  it('keeps the unfinished files of a living start and removes those of a dead one', async () => {
    await writeFile(path.join(folder, `database.new-${process.pid}-aa`), '');
    await writeFile(path.join(folder, 'database.new-2147483647-bb'), '');
    await removeLeftovers(folder, log);
    const names = (await readdir(folder)).filter((name) => name.includes('.new-'));
    expect(names).toEqual([`database.new-${process.pid}-aa`]);
  });
});

describe('starting the embedded server', () => {
  it('waits for a port that another program holds', async () => {
    const stopped = await aStoppedPlace();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const running = ensureRunning(stopped, port);
    const written = () => readFile(layout(stopped.home).log, 'utf8');
    await until(async () => (await written()).includes('could not bind'), {
      what: 'it is in the way',
    });
    await new Promise((resolve) => other.close(resolve));
    expect(await running).toBe(port);
    await stopServer(stopped);
  });

  it('says why in one sentence, without waiting, when its settings are broken', async () => {
    const broken = await aStoppedPlace();
    await appendFile(path.join(layout(broken.home).data, 'postgresql.conf'), '\nnonsense = 1\n');
    await expect(ensureRunning(broken)).rejects.toMatchObject({
      code: 'start_failed',
      message: expect.stringMatching(/does not start: .*contains errors/),
    });
  });

  it('stopping a stopped server is no failure', async () => {
    const empty = { ...place, home: path.join(folder, 'nowhere') };
    await expect(stopServer(empty)).resolves.toBeUndefined();
  });
});
