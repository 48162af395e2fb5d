import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TenantOptions } from '../../infra/local/tenant-options.ts';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { faultsAtRest } from '../history/read-history.ts';
import { createDatabase } from './database.ts';
import { aHandover, type Reached } from './handover.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { environmentFor, tabFolder } from './product.ts';
import { endServices, startServiceProcess } from './service-process.ts';
import { until } from './until.ts';

/** A handover on the stage; `seen` is its version when the stage was set. */
export interface Staged {
  id: string;
  path: string;
  seen: number;
}

/** Handovers brought to their states once, with all that followed outside; worlds are copies of it. */
export interface Stage {
  handovers: Staged[];
  /** The database server of the stage and of all its copies. */
  server: OwnServer;
  /** A tenant and a database of their own, as they were when the stage was set. */
  copy(options?: TenantOptions): Promise<Copy>;
  close(): Promise<void>;
}

export interface Copy {
  tenant: Tenant;
  databaseUrl: string;
  /** The service's variables, the database's address included. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

type Wanted = {
  state: Reached;
  staffed?: boolean;
  channel?: { id: string; name: string };
};

/**
 * Sets the stage through the real service, waits until all is done outside, and stops it. Its
 * database server is its own: the run's one has no room for so many services at once.
 */
export async function setStage(wanted: readonly Wanted[]): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handover-stage-'));
  const tab = await tabFolder();
  const tenant = await startTenant({ folder });
  const server = await startOwnServer();
  const database = await createDatabase('template1', server.url);
  const environment = { ...environmentFor(tenant), DATABASE_URL: database.url, TAB_FOLDER: tab };
  const service = startServiceProcess(environment);
  const url = await service.url;
  await until(async () => (await fetch(`${url}/readyz`)).ok, { what: 'the service is ready' });
  const handovers: Staged[] = [];
  for (const one of wanted) {
    const project = `Project ${handovers.length + 1}`;
    const { id, path: address, version } = await aHandover({ url, tenant }, { ...one, project });
    handovers.push({ id, path: address, seen: await version() });
  }
  const faults = await faultsAtRest({ databaseUrl: database.url, tenant });
  if (faults.length > 0) throw new Error(`The stage itself is not clean: ${faults.join(' ')}`);
  await service.stop();
  await tenant.close();
  const template = new URL(database.url).pathname.slice(1);
  return {
    handovers,
    server,
    copy: async (options = {}) => {
      const own = await mkdtemp(path.join(tmpdir(), 'handover-world-'));
      await cp(folder, own, { recursive: true });
      return await openCopy({ server: server.url, template, tab, folder: own, options });
    },
    close: async () => {
      endServices();
      await server.close();
      await rm(folder, { recursive: true, force: true });
      await rm(tab, { recursive: true, force: true });
    },
  };
}

async function openCopy(of: {
  server: string;
  template: string;
  tab: string;
  folder: string;
  options: TenantOptions;
}): Promise<Copy> {
  const { server, template, tab, folder, options } = of;
  const tenant = await startTenant({ ...options, folder });
  const database = await createDatabase(template, server);
  return {
    tenant,
    databaseUrl: database.url,
    environment: { ...environmentFor(tenant), DATABASE_URL: database.url, TAB_FOLDER: tab },
    close: async () => {
      await tenant.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
