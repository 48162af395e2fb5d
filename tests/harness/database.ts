import { randomBytes } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { openDatabase } from '../../src/storage/database.ts';
import type { Storage } from '../../src/storage/database.ts';

/**
 * A fresh, migrated database of its own for a test file, dropped after its last test. For the top of
 * a file or a describe block: `const storage = await aDatabase();`.
 */
export async function aDatabase(): Promise<Storage> {
  const storage = await openFreshDatabase();
  afterAll(() => storage.close());
  return storage;
}

/** A database of its own; `close` drops it. */
async function openFreshDatabase(): Promise<Storage> {
  const template = given('TEST_DATABASE_TEMPLATE');
  const { url, drop } = await createDatabase(template);
  const storage = await openDatabase({ databaseUrl: url, log: pino({ level: 'silent' }) });
  return {
    ...storage,
    close: async () => {
      await storage.close();
      await drop();
    },
  };
}

/**
 * An empty database, without tables; `drop` ends the connections that are still open. `server` names
 * the maintenance database of another server than the run's.
 */
export async function createDatabase(
  template = 'template1',
  server = given('TEST_DATABASE_URL'),
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = () => administer(server, `drop database if exists ${name} with (force)`);
  return { url: url.href, drop };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is missing: run the test with jest's global setup.`);
  return value;
}
