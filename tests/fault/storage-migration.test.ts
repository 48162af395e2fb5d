import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase } from '../harness/database.ts';
import { startProgram } from '../harness/program.ts';
import type { Program } from '../harness/program.ts';
import { until } from '../harness/until.ts';

const migrateOnce = path.join(import.meta.dirname, 'programs', 'migrate-once.ts');
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

async function aWorld(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-migrations-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(path.join(folder, name), sql);
  const { url, drop } = await createDatabase();
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  undo.push(
    () => client.end(),
    () => drop(),
    () => rm(folder, { recursive: true }),
  );
  const start = () => startProgram({ script: migrateOnce, args: [url, folder] });
  return { folder, client, start };
}

async function value(client: Client, question: string): Promise<unknown> {
  const found = await client.query<{ value: unknown }>(`select (${question}) as value`);
  return found.rows[0]?.value;
}

async function results(programs: Program[]) {
  const said = await Promise.all(programs.map((program) => program.waitFor('migrated')));
  return said.map((line) => line['applied']);
}

describe('migrations of several programs', () => {
  it('OP04 are run by one of two that start together, while the other waits', async () => {
    const { client, start } = await aWorld({
      '0001-slow.sql': 'create table once (id integer); select pg_sleep(1);',
      '0002-rows.sql': 'insert into once values (1);',
    });
    const applied = await results([start(), start()]);
    expect(applied).toHaveLength(2);
    expect(applied).toEqual(expect.arrayContaining([[], [1, 2]]));
    expect(await value(client, 'select count(*)::integer from once')).toBe(1);
  });

  it('OP03 killed in the middle leave whole steps only, and go on at the next start', async () => {
    const { client, start } = await aWorld({
      '0001-first.sql': 'create table first (id integer);',
      '0002-slow.sql': 'create table second (id integer); select pg_sleep(60);',
    });
    const killed = start();
    const sleeper = await until(
      () =>
        value(
          client,
          `select min(pid) from pg_stat_activity
        where application_name = 'handover migration' and wait_event = 'PgSleep'`,
        ),
      { what: 'the second migration runs' },
    );
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    // PostgreSQL would notice the lost client only when the sleep ends.
    await client.query('select pg_terminate_backend($1)', [sleeper]);
    expect(await value(client, "select to_regclass('first') is not null")).toBe(true);
    await until(() => value(client, "select to_regclass('second') is null"), {
      what: 'the second migration is undone',
    });
    expect(await value(client, 'select max(number) from migration')).toBe(1);
  });

  it('OP05 refuses a database that is newer than the program, naming both versions', async () => {
    const { folder, start } = await aWorld({
      '0001-first.sql': 'create table first (id integer);',
      '0002-second.sql': 'create table second (id integer);',
    });
    await results([start()]);
    await rm(path.join(folder, '0002-second.sql'));
    const older = start();
    expect(await older.waitFor('refused')).toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining(
        'The database is at version 2, this program knows versions up to 1',
      ),
    });
    expect(await older.ended).toBe(1);
  });
});
