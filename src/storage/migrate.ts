import path from 'node:path';
import { Client } from 'pg';
import type { Log } from '../log.ts';
import { MigrationRefused, readMigrations } from './migrations.ts';
import type { Migration } from './migrations.ts';
import { asUnavailable } from './unavailable.ts';

/** Any two numbers, as long as every version of Handover uses the same. */
const lockKey = [7_461, 2] as const;
const ownMigrations = path.join(import.meta.dirname, 'migrations');

interface Landed {
  number: number;
  name: string;
  sha256: string;
}

/**
 * Brings the database at `url` to this program's version: every missing migration in its own
 * transaction, the whole run under an advisory lock, so that of several programs one migrates and
 * the others wait. Refused (MigrationRefused) when the database is newer than the program or a
 * landed migration was edited. Gives the numbers applied and the version now.
 */
export async function migrate(options: {
  url: string;
  log: Log;
  folder?: string;
}): Promise<{ applied: number[]; version: number }> {
  const known = await readMigrations(options.folder ?? ownMigrations);
  const client = new Client({
    connectionString: options.url,
    application_name: 'handover migration',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on('error', (error) =>
    options.log.warn({ err: error }, 'the migration lost its database'),
  );
  try {
    await client.connect();
    return await migrateLocked(client, known, options.log);
  } catch (error) {
    throw asUnavailable(error);
  } finally {
    // Closing the connection gives the lock up.
    await client.end().catch(() => undefined);
  }
}

async function migrateLocked(client: Client, known: Migration[], log: Log) {
  await client.query('select pg_advisory_lock($1, $2)', [...lockKey]);
  await client.query(`create table if not exists migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const landed = await client.query<Landed>(
    'select number, name, sha256 from migration order by number',
  );
  demandSameHistory(landed.rows, known);
  const missing = known.slice(landed.rows.length);
  for (const migration of missing) {
    await apply(client, migration);
    log.info({ number: migration.number, name: migration.name }, 'migration applied');
  }
  return { applied: missing.map((migration) => migration.number), version: known.length };
}

function demandSameHistory(landed: Landed[], known: Migration[]): void {
  const version = landed.at(-1)?.number ?? 0;
  if (version > known.length) {
    throw new MigrationRefused(
      'database_newer',
      `The database is at version ${version}, this program knows versions up to ${known.length}: ` +
        'start the newer program, or restore a backup made by this one.',
    );
  }
  for (const [index, was] of landed.entries()) {
    const is = known[index];
    if (is?.number === was.number && is.sha256 === was.sha256) continue;
    throw new MigrationRefused(
      'migration_edited',
      `Migration ${was.number} (${was.name}) in this program (version ${known.length}) differs ` +
        `from the one this database (version ${version}) was made with: restore the file, and put the change ` +
        'into a new migration.',
    );
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    const known = asUnavailable(cause);
    if (known !== cause) throw known;
    throw new MigrationRefused(
      'migration_failed',
      `Migration ${migration.number} (${migration.name}) failed and was undone: ` +
        (cause instanceof Error ? cause.message : String(cause)),
      { cause },
    );
  }
}
