import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { migrate } from '../../src/storage/migrate.ts';
import { createDatabase } from './database.ts';

const shipped = path.join(import.meta.dirname, '../../src/storage/migrations');
const log = pino({ level: 'silent' });

/** A database as it was before a migration, and the step over it. */
export interface Before {
  client: Client;
  /** Runs that migration and all after it. */
  migrate: () => Promise<void>;
}

/** Opens a database at the version before the migration of this number; dropped after the file's tests. */
export async function beforeMigration(number: number): Promise<Before> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-before-'));
  const { url, drop } = await createDatabase();
  for (const name of await readdir(shipped)) {
    if (Number(name.slice(0, 4)) >= number) continue;
    await cp(path.join(shipped, name), path.join(folder, name));
  }
  await migrate({ url, log, folder });
  const client = new Client({ connectionString: url });
  await client.connect();
  afterAll(async () => {
    await client.end();
    await drop();
    await rm(folder, { recursive: true });
  });
  return { client, migrate: async () => void (await migrate({ url, log })) };
}
