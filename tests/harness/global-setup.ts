import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import pino from 'pino';
import { migrate } from '../../src/storage/migrate.ts';
import { startTestServer } from './server.ts';

/** Starts one database server for the whole run and makes the migrated template every test clones. */
export default async function setUp(): Promise<void> {
  const server = await startTestServer(process.env['DATABASE_URL']);
  const template = `handover_template_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate({ url: url.href, log: pino({ level: 'silent' }) });
  process.env['TEST_DATABASE_URL'] = server.url;
  process.env['TEST_DATABASE_TEMPLATE'] = template;
  Reflect.set(globalThis, Symbol.for('handover test server'), async () => {
    await client.query(`drop database ${template}`);
    await client.end();
    await server.stop();
  });
}
