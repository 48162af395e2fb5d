import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { productEnvironment } from '../infra/local/start/environment.ts';
import { startTenant, type Tenant } from '../infra/local/tenant.ts';
import { aHandover } from '../tests/harness/handover.ts';
import { startTestServer } from '../tests/harness/server.ts';
import { startServiceProcess } from '../tests/harness/service-process.ts';
import { openSqlTap, type SqlTap } from '../tests/harness/sql-tap.ts';
import { until } from '../tests/harness/until.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A running service as `node src/main.ts`. */
export type Service = { url: string; stop(): Promise<unknown> };

/** PostgreSQL, the local Microsoft 365 and one handover in review in Contoso's channel. */
export interface World {
  tenant: Tenant;
  databaseUrl: string;
  handoverPath: string;
  /** The service itself; the bot's channel leads to it. */
  service: Service;
  /** Another one behind a tap, which says what it asks of the database. */
  tapped: Service & { tap: SqlTap };
  /** Waits until every effect outside has been settled. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything on loopback, with a database of its own. */
export async function startWorld(): Promise<World> {
  const server = await startTestServer(process.env['DATABASE_URL']);
  const { url: databaseUrl, query, drop } = await createDatabase(server.url);
  const place: { url: string | null } = { url: null };
  const tenant = await startTenant({ productUrl: () => place.url });
  const startService = async (database: string): Promise<Service> => {
    const options = { root, dataFolder: '', port: 0, publicUrl: 'http://localhost', fresh: false };
    const service = startServiceProcess({
      ...productEnvironment(options, { tenant, folder: 'unused' }),
      PORT: '0',
      DATABASE_URL: database,
      // A few hands here call as often as many people would.
      CALLS_PER_MINUTE: 'read=1000000,write=1000000,outside=1000000,conversation=1000000',
    });
    const url = await service.url;
    await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
    return { url, stop: async () => await service.stop() };
  };
  const service = await startService(databaseUrl);
  place.url = service.url;
  const { path: handoverPath } = await aHandover(
    { url: service.url, tenant },
    { state: 'in-review' },
  );
  const tap = await openSqlTap(databaseUrl);
  const tapped = { ...(await startService(tap.url)), tap };
  return {
    tenant,
    databaseUrl,
    handoverPath,
    service,
    tapped,
    rest: async () => {
      const waiting = "select 1 from effect where state = 'waiting'";
      await until(async () => (await query(waiting)).length === 0, { what: 'effects are settled' });
    },
    stop: async () => {
      await tapped.stop();
      await tap.close();
      await service.stop();
      await tenant.close();
      await drop();
      await server.stop();
    },
  };
}

async function createDatabase(serverUrl: string) {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  const administer = async (statement: string) => await queryAt(serverUrl, statement);
  await administer(`create database ${name}`);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: async (statement: string) => await queryAt(url.href, statement),
    drop: async () => void (await administer(`drop database ${name} with (force)`)),
  };
}

async function queryAt(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
