import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type Tenant } from '../../infra/local/tenant.ts';
import { createDatabase } from '../harness/database.ts';
import { environmentFor, tabFolder } from '../harness/product.ts';
import { endServices, startServiceProcess } from '../harness/service-process.ts';
import { until } from '../harness/until.ts';

let tenant: Tenant;
let database: Awaited<ReturnType<typeof createDatabase>>;
let tab: string;

beforeAll(async () => {
  tenant = await startTenant();
  database = await createDatabase(process.env['TEST_DATABASE_TEMPLATE']);
  tab = await tabFolder();
});
afterEach(endServices);
afterAll(async () => {
  await tenant.close();
  await database.drop();
  await rm(tab, { recursive: true, force: true });
});

const secret = 'CANARY-internal-1 postgres://handover:password@db/handover';
const broken = {
  'an exception nobody catches': `throw new Error("${secret}")`,
  'a rejection nobody hears': `Promise.reject(new Error("${secret}"))`,
};

/** The service, with something in its process that goes wrong at a signal. */
async function startWith(fault: string) {
  const script = path.join(tab, 'fault.mjs');
  await writeFile(script, `process.on('SIGWINCH', () => { ${fault} });`);
  const service = startServiceProcess({
    ...environmentFor(tenant),
    DATABASE_URL: database.url,
    TAB_FOLDER: tab,
    NODE_OPTIONS: `--import=${script}`,
  });
  return { service, url: await service.url };
}

describe('OP08 what nothing else catches', () => {
  it.each(Object.entries(broken))(
    'OP08 %s is logged without its words, and ends the service in order with code 1',
    async (_name, fault) => {
      const { service, url } = await startWith(fault);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      service.signal('SIGWINCH');
      expect(await service.ended).toBe(1);
      // Its last lines may still be on the way when it has ended.
      const said = () => service.lines.filter((line) => line.includes('ends because of an error'));
      const last = await until(() => (said().length > 0 ? said() : null), { what: 'it says why' });
      expect(last.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([50]);
      expect(service.lines.join('\n')).not.toMatch(/CANARY|password/u);
      // Whoever runs it starts it again, and it is as it was.
      const again = await startWith('');
      expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
      expect(await again.service.stop()).toBe(0);
    },
  );
});
