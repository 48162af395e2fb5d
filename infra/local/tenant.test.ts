import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTenant } from './tenant.ts';
import { callGraph } from './testing/call-graph.ts';
import { CHANNELS, PERSONS, TEAM } from './world.ts';

let folder: string;
const drive = `/drives/${encodeURIComponent(TEAM.driveId)}`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenant-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the local tenant', () => {
  it('keeps everything over a restart, and forgets it on Start over', async () => {
    const first = await startTenant({ folder });
    const made = await callGraph(first, `POST ${drive}/root/children`, {
      body: { name: 'Kept', folder: {} },
    });
    await first.connector.say(PERSONS.riya.id, CHANNELS.contoso.id, 'hello');
    await first.close();
    const second = await startTenant({ folder });
    expect((await callGraph(second, `GET ${drive}/root:/Kept`)).at('id')).toBe(made.at('id'));
    expect(second.connector.messages(CHANNELS.contoso.id)).toHaveLength(1);
    expect(second.graph.ledger.entries()).toHaveLength(1);
    second.graph.reset();
    expect((await callGraph(second, `GET ${drive}/root:/Kept`)).status).toBe(404);
    expect(second.graph.ledger.entries()).toEqual([]);
    await second.close();
  });
  it('names the address of every genuine host', async () => {
    const tenant = await startTenant();
    expect(tenant.addresses.split(',').map((pair) => pair.split('=')[0])).toEqual([
      'login.microsoftonline.com',
      'graph.microsoft.com',
      'login.botframework.com',
      'smba.trafficmanager.net',
      'fabrikam.sharepoint.com',
    ]);
    await tenant.close();
  });
  it('refuses to run in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    await expect(startTenant()).rejects.toThrow(/production/);
    process.env['NODE_ENV'] = before;
  });
});
