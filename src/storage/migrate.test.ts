import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { createDatabase } from '../../tests/harness/database.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';

const log = pino({ level: 'silent' });
const { url, drop } = await createDatabase();
const client = new Client({ connectionString: url });
await client.connect();
afterAll(async () => {
  await client.end();
  await drop();
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-migrations-'));
  await client.query('drop schema public cascade');
  await client.query('create schema public');
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const run = () => migrate({ url, folder, log });

async function tables(): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' order by 1`,
  );
  return found.rows.map((row) => row.name);
}

describe('migrations', () => {
  it('run in order, once, and say the version', async () => {
    await write('0001-house.sql', 'create table house (id integer); create table garden ();');
    await write('0002-rooms.sql', 'alter table house add rooms integer;');
    expect(await run()).toEqual({ applied: [1, 2], version: 2 });
    expect(await run()).toEqual({ applied: [], version: 2 });
    await write('0003-cellar.sql', 'create table cellar ();');
    expect(await run()).toEqual({ applied: [3], version: 3 });
    expect(await tables()).toEqual(['cellar', 'garden', 'house', 'migration']);
    const landed = await client.query('select number, name from migration order by number');
    expect(landed.rows).toEqual([
      { number: 1, name: 'house' },
      { number: 2, name: 'rooms' },
      { number: 3, name: 'cellar' },
    ]);
  });

  it('are whole or not at all, and keep the earlier ones', async () => {
    await write('0001-house.sql', 'create table house (id integer);');
    await write('0002-broken.sql', 'create table garden (); select nonsense;');
    await expect(run()).rejects.toMatchObject({
      code: 'migration_failed',
      message: 'Migration 2 (broken) failed and was undone: column "nonsense" does not exist',
    });
    expect(await tables()).toEqual(['house', 'migration']);
    await write('0002-broken.sql', 'create table garden ();');
    expect(await run()).toEqual({ applied: [2], version: 2 });
  });

  it('refuse to go on when a landed one was edited', async () => {
    await write('0001-house.sql', 'create table house (id integer);');
    await run();
    await write('0001-house.sql', 'create table house (id bigint);');
    await expect(run()).rejects.toMatchObject({
      code: 'migration_edited',
      message: expect.stringContaining('Migration 1 (house) in this program (version 1) differs'),
    });
  });

  it('OP05 refuse a newer database, naming both versions, and leave it untouched', async () => {
    await write('0001-house.sql', 'create table house (id integer);');
    await run();
    await client.query("insert into migration (number, name, sha256) values (2, 'later', 'x')");
    await expect(run()).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringMatching(/at version 2, this program knows versions up to 1:/),
    });
  });

  it('do not care about the line ends of a checkout', async () => {
    await write('0001-house.sql', 'create table house (\n  id integer\n);\n');
    await run();
    await write('0001-house.sql', 'create table house (\r\n  id integer\r\n);\r\n');
    expect(await run()).toEqual({ applied: [], version: 1 });
  });

  it.each(['0003-gap.sql', '0001-twice.sql', '2-short.sql', '0002-Capital.sql'])(
    'refuse the file name %s',
    async (name) => {
      await write('0001-house.sql', '');
      await write(name, '');
      await expect(run()).rejects.toMatchObject({ code: 'migration_files' });
    },
  );

  it('OP04 of several callers at once are applied once', async () => {
    await write('0001-house.sql', 'create table house (id integer); select pg_sleep(0.2);');
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap((result) => result.applied)).toEqual([1]);
  });

  it('say that the database is unavailable when it is not there', async () => {
    const nowhere = migrate({ url: 'postgres://a:b@127.0.0.1:1/none', folder, log });
    await expect(nowhere).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('of Handover itself are numbered without a gap and never end a transaction', async () => {
    const own = await readMigrations(path.join(import.meta.dirname, 'migrations'));
    expect(own.length).toBeGreaterThan(0);
    for (const { sql } of own) expect(sql).not.toMatch(/^\s*(begin|commit|rollback)\s*;/im);
  });
});
