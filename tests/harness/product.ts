import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { Client } from 'pg';
import type { TenantOptions } from '../../infra/local/tenant-options.ts';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import * as world from '../../infra/local/world.ts';
import type { Clock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startService } from '../../src/main.ts';
import type { Templates } from '../../src/templates/catalogue.ts';
import { clientWith, type Client as Caller } from './client.ts';
import { createDatabase } from './database.ts';
import { until } from './until.ts';

/** The running service with the local Microsoft 365 around it. */
export interface Product {
  url: string;
  tenant: Tenant;
  databaseUrl: string;
  /** Asks the product's database directly: for what no answer shows. */
  query(statement: string): Promise<Record<string, unknown>[]>;
  /** Every log line the service wrote, as written. */
  lines: string[];
  /** A person of the local tenant with a good token; nobody with null. */
  as(person: world.PersonName | null): Promise<Caller>;
  /** The service alone, so that a test can look at what a stopped one left behind. */
  stopService(): Promise<void>;
  /** Stops all, and expects every call to Graph and every reply to have kept to the contract. */
  stop(): Promise<void>;
}

interface Options {
  /** Variables that differ from the usual ones, e.g. LOG_LEVEL; undefined takes one away. */
  environment?: Record<string, string | undefined>;
  tenant?: TenantOptions;
  clock?: Clock;
  /** Other templates than those that ship. */
  templates?: Templates;
  /** False when the service is to be watched without keys at hand; it is waited for otherwise. */
  ready?: boolean;
  /** Called with the tenant before the service starts, e.g. to take its keys away. */
  before?: (tenant: Tenant) => Promise<void> | void;
  /** Given the database's address, gives the one the service uses: a way that leads through a tap. */
  through?: (databaseUrl: string) => Promise<string>;
}

/** Starts the tenant and the real service on a fresh database, all on loopback ports. */
export async function startProduct(options: Options = {}): Promise<Product> {
  const place: { url: string | null } = { url: null };
  const tenant = await startTenant({ productUrl: () => place.url, ...options.tenant });
  await options.before?.(tenant);
  const database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  const folder = await tabFolder();
  const environment = { ...environmentFor(tenant), ...options.environment };
  const DATABASE_URL = (await options.through?.(database.url)) ?? database.url;
  const config = readConfig({ ...environment, DATABASE_URL, TAB_FOLDER: folder });
  const lines: string[] = [];
  const log = openLog({ level: config.LOG_LEVEL, write: (line) => lines.push(line) });
  const { clock, templates } = options;
  const service = await startService(config, log, {
    ...(clock && { clock }),
    ...(templates && { templates }),
  });
  const url = `http://127.0.0.1:${service.port}`;
  place.url = url;
  if (options.ready !== false) {
    await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  }
  let stopped: Promise<void> | undefined;
  const stopService = () => (stopped ??= service.stop());
  return {
    url,
    tenant,
    databaseUrl: database.url,
    query: (statement) => queryAt(database.url, statement),
    lines,
    as: async (person) =>
      clientWith(url, person && (await tenant.userToken(world.PERSONS[person].id))),
    stopService,
    stop: async () => {
      await stopService();
      await tenant.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
      expect(tenant.graph.contractViolations).toEqual([]);
    },
  };
}

/** The product's variables on this machine, as `npm start` sets them. */
export function environmentFor(tenant: Tenant): Record<string, string> {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:5300',
    TENANT_ID: world.TENANT_ID,
    CLIENT_ID: world.CLIENT_ID,
    CLIENT_SECRET: world.CLIENT_SECRET,
    BOT_ID: world.BOT_ID,
    BOT_SECRET: world.BOT_SECRET,
    TEAMS_APP_ID: world.TEAMS_APP_ID,
    DELIVERY_HEADS: [world.PERSONS.jonas.id, world.PERSONS.agnes.id].join(','),
    MICROSOFT_ADDRESSES: tenant.addresses,
    // Tests are faster than hands; LM08 sets its own.
    CALLS_PER_MINUTE:
      'read=1000000,write=1000000,outside=1000000,speaker=1000000,conversation=1000000',
    // Tests of Undo set their own; the others wait for nothing.
    UNDO_SECONDS: process.env['UNDO_SECONDS'] ?? '0',
    LOG_LEVEL: 'info',
  };
}

async function queryAt(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A tab as vite builds it, as far as the server sees it: a shell, a script, a style sheet. */
export async function tabFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-tab-'));
  await mkdir(path.join(folder, 'assets'));
  const shell =
    '<!doctype html><title>Handover</title><script src="/tab/assets/index-1.js"></script>';
  await writeFile(path.join(folder, 'index.html'), shell);
  const script = Array.from({ length: 4000 }, (_, line) => `export const line${line} = ${line};`);
  await writeFile(path.join(folder, 'assets', 'index-1.js'), script.join('\n'));
  await writeFile(path.join(folder, 'assets', 'index-1.css'), 'body { margin: 0 }');
  return folder;
}
