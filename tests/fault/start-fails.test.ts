import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { createDatabase } from '../harness/database.ts';
import { environmentFor, tabFolder } from '../harness/product.ts';
import { endServices, startServiceProcess } from '../harness/service-process.ts';

let tenant: Tenant;
let tab: string;
let folder: string;
let taken: Server;

beforeAll(async () => {
  tenant = await startTenant();
  tab = await tabFolder();
  folder = await mkdtemp(path.join(tmpdir(), 'handover-start-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});
afterEach(endServices);
afterAll(async () => {
  taken.close();
  await tenant.close();
  await rm(tab, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** What keeps a step of the start from working, by the step. */
type Obstacle = {
  environment?: () => Promise<Record<string, string>>;
  sql?: string;
  /** What the program's last words are about. */
  says: RegExp;
};

const steps: Record<string, Obstacle> = {
  'the configuration': {
    environment: async () => await Promise.resolve({ WORK_TIME_ZONE: 'Europe/Atlantis' }),
    says: /WORK_TIME_ZONE/u,
  },
  'the migrations': {
    sql: `insert into migration select 9999, 'from-the-future', now()`,
    says: /migration|newer/iu,
  },
  'the queue': {
    sql: 'create schema pgboss; create view pgboss.version as select 1 / 0 as version',
    says: /division by zero/u,
  },
  'the tab': {
    environment: async () => await Promise.resolve({ TAB_FOLDER: path.join(folder, 'nowhere') }),
    says: /^The service ended: TAB_FOLDER: there is no built tab in .*nowhere\. Run/u,
  },
  'the port': {
    environment: async () => {
      const address = taken.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return await Promise.resolve({ PORT: String(port) });
    },
    says: /cannot listen on .* \(EADDRINUSE\)\. Set PORT/u,
  },
};

/** Starts the service before its obstacle; gives its end and what it left open in the database. */
async function failing({ environment, sql }: Obstacle) {
  const database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    if (sql) await client.query(sql);
    const service = startServiceProcess({
      ...environmentFor(tenant),
      DATABASE_URL: database.url,
      TAB_FOLDER: tab,
      ...(await environment?.()),
    });
    const words = await service.url.then(
      () => 'it listens',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return { code: await service.ended, words, open: Number(rows[0]?.count), lines: service.lines };
  } finally {
    await client.end();
    await database.drop();
  }
}

describe('a start that fails', () => {
  it.each(Object.entries(steps))(
    'at %s says why, closes what it opened, and ends with code 1',
    async (_step, obstacle) => {
      const { code, words, open, lines } = await failing(obstacle);
      expect(words).toMatch(obstacle.says);
      expect(words.trim().split('\n').length).toBeLessThanOrEqual(3);
      expect(words).not.toMatch(/^\s+at /mu);
      expect({ code, open }).toEqual({ code: 1, open: 0 });
      expect(lines.join('\n')).not.toContain('the queue met an error');
    },
  );

  it('at the embedded database ends the same way', async () => {
    const dataDir = path.join(folder, 'data');
    await writeFile(dataDir, 'A file stands where the folder should be.');
    const service = startServiceProcess({
      ...environmentFor(tenant),
      DATA_DIR: dataDir,
      TAB_FOLDER: tab,
    });
    await expect(service.url).rejects.toThrow(/data/u);
    expect(await service.ended).toBe(1);
  });
});
