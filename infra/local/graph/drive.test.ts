import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startTenant, type Tenant } from '../tenant.ts';
import { callGraph } from '../testing/call-graph.ts';
import { CHANNELS, CLIENT_ID, PERSONS, TEAM } from '../world.ts';

let tenant: Tenant;
let folder: string;
const drive = `/drives/${encodeURIComponent(TEAM.driveId)}`;
const channel = `/teams/${TEAM.id}/channels/${encodeURIComponent(CHANNELS.contoso.id)}`;
const make = (name: string, conflict: string, extra = {}) =>
  callGraph(tenant, `POST ${drive}/items/${folder}/children`, {
    body: { name, folder: {}, '@microsoft.graph.conflictBehavior': conflict, ...extra },
  });

beforeAll(async () => {
  tenant = await startTenant();
  folder = String((await callGraph(tenant, `GET ${channel}/filesFolder`)).at('id'));
});
afterEach(() => {
  expect(tenant.graph.contractViolations).toEqual([]);
});
afterAll(() => tenant.close());

describe('folders', () => {
  it('carry the application that made them, and stand in the ledger', async () => {
    const made = await make('01 Contract', 'fail');
    expect(made.status).toBe(201);
    expect(made.at('createdBy.application.id')).toBe(CLIENT_ID);
    expect(made.at('parentReference.driveId')).toBe(TEAM.driveId);
    const last = tenant.graph.ledger.entries().at(-1);
    expect(last).toMatchObject({ kind: 'folder-created', actor: 'Handover (app)' });
    expect(last?.summary).toContain('Contoso / 01 Contract');
  });
  it('GR05 refuse, rename or keep when the name is taken, whatever its case', async () => {
    const first = await make('Plan', 'fail');
    const again = await make('PLAN', 'fail');
    expect([again.status, again.at('error.code')]).toEqual([409, 'nameAlreadyExists']);
    expect((await make('Plan', 'rename')).at('name')).toBe('Plan 1');
    expect((await make('Plan', 'replace')).at('id')).toBe(first.at('id'));
  });
  it('are found by path and by name below an id', async () => {
    const made = await make('03 Kickoff & start', 'fail');
    const byPath = await callGraph(tenant, `GET ${drive}/root:/Contoso/03%20Kickoff%20%26%20start`);
    expect(byPath.at('id')).toBe(made.at('id'));
    const below = await callGraph(
      tenant,
      `GET ${drive}/items/${folder}:/03%20Kickoff%20%26%20start:`,
    );
    expect(below.at('id')).toBe(made.at('id'));
    expect((await callGraph(tenant, `GET ${drive}/root:/Contoso/absent`)).status).toBe(404);
  });
  it('are renamed with a matching etag only, and deleted with what is below', async () => {
    const made = await make('Old', 'fail');
    const path = `${drive}/items/${String(made.at('id'))}`;
    const stale = await callGraph(tenant, `PATCH ${path}`, {
      body: { name: 'New' },
      headers: { 'if-match': '"{other},1"' },
    });
    expect(stale.status).toBe(412);
    const renamed = await callGraph(tenant, `PATCH ${path}`, {
      body: { name: 'New' },
      headers: { 'if-match': String(made.at('eTag')) },
    });
    expect(renamed.at('name')).toBe('New');
    expect((await callGraph(tenant, `DELETE ${path}`)).status).toBe(204);
    expect((await callGraph(tenant, `GET ${path}`)).status).toBe(404);
  });
  it.each(['.lock', 'CON', 'a_vti_b', '~$draft'])('refuse the reserved name %s', async (name) => {
    expect((await make(name, 'fail')).status).toBe(400);
  });
  it('refuse a path of more than 400 characters', async () => {
    const long = await make('x'.repeat(250), 'fail');
    const inner = await callGraph(tenant, `POST ${drive}/items/${String(long.at('id'))}/children`, {
      body: { name: 'y'.repeat(200), folder: {} },
    });
    expect(inner.at('error.code')).toBe('pathIsTooLong');
  });
});

describe("a channel's files folder", () => {
  it('is not there for a while after the channel was made', async () => {
    tenant.graph.switches.filesFolderPending = true;
    const pending = await callGraph(tenant, `GET ${channel}/filesFolder`);
    tenant.graph.switches.filesFolderPending = false;
    expect([pending.status, pending.at('error.code')]).toEqual([404, 'itemNotFound']);
  });
});

describe('files', () => {
  const put = async (path: string, content: string, query = '') => {
    const token = await tenant.graphToken(PERSONS.riya.id);
    return fetch(`${tenant.url}/graph/v1.0${drive}${path}${query}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: content,
    });
  };
  const local = (address: string) =>
    address.replace('https://fabrikam.sharepoint.com', `${tenant.url}/sharepoint`);
  it('are stored, replaced with a new cTag, and read at an address without a token', async () => {
    const first = await put(`/items/${folder}:/offer.txt:/content`, 'one');
    expect(first.status).toBe(201);
    const created = (await first.json()) as Record<string, unknown>;
    const second = await put(`/items/${folder}:/offer.txt:/content`, 'two');
    expect(second.status).toBe(200);
    expect(((await second.json()) as Record<string, unknown>)['cTag']).not.toBe(created['cTag']);
    const id = String(created['id']);
    const content = await callGraph(tenant, `GET ${drive}/items/${id}/content`);
    expect(content.status).toBe(302);
    const read = await fetch(local(content.headers.get('location') ?? ''));
    expect(await read.text()).toBe('two');
    const kept = await put(
      `/items/${folder}:/offer.txt:/content`,
      'x',
      '?@microsoft.graph.conflictBehavior=fail',
    );
    expect(kept.status).toBe(409);
  });
  it('come in through an upload session in pieces of 320 KiB, in order, without a token', async () => {
    const session = await callGraph(
      tenant,
      `POST ${drive}/items/${folder}:/big.bin:/createUploadSession`,
      {
        body: { item: { '@microsoft.graph.conflictBehavior': 'fail' } },
        as: PERSONS.riya.id,
      },
    );
    const url = local(String(session.at('uploadUrl')));
    const content = Buffer.alloc(327_680 + 10, 7);
    const piece = (from: number, to: number) =>
      fetch(url, {
        method: 'PUT',
        headers: { 'content-range': `bytes ${from}-${to - 1}/${content.length}` },
        body: content.subarray(from, to),
      });
    expect((await piece(0, 100)).status).toBe(400);
    expect((await piece(0, 327_680)).status).toBe(202);
    expect((await piece(0, 327_680)).status).toBe(416);
    const done = await piece(327_680, content.length);
    expect(done.status).toBe(201);
    expect(await done.json()).toMatchObject({ name: 'big.bin', size: content.length });
    expect((await piece(0, 10)).status).toBe(401);
  });
});

describe('permissions', () => {
  it('are everybody in the team at first, and the named people alone after an invitation', async () => {
    const made = await make('Internal', 'fail');
    const path = `${drive}/items/${String(made.at('id'))}`;
    const before = await callGraph(tenant, `GET ${path}/permissions`);
    expect(before.at('value.1.grantedToV2.siteGroup.displayName')).toBe('Client projects Members');
    await callGraph(tenant, `POST ${path}/invite`, {
      body: {
        recipients: [{ objectId: PERSONS.riya.id }, { email: PERSONS.tomas.mail }],
        roles: ['write'],
        requireSignIn: true,
        sendInvitation: false,
        retainInheritedPermissions: false,
      },
    });
    const after = await callGraph(tenant, `GET ${path}/permissions`);
    const names = (after.at('value') as unknown[]).length;
    expect(names).toBe(2);
    const child = await callGraph(tenant, `POST ${path}/children`, {
      body: { name: 'in', folder: {} },
    });
    const inherited = await callGraph(
      tenant,
      `GET ${drive}/items/${String(child.at('id'))}/permissions`,
    );
    expect(inherited.at('value.0.inheritedFrom.id')).toBe(made.at('id'));
    const first = String(after.at('value.0.id'));
    expect((await callGraph(tenant, `DELETE ${path}/permissions/${first}`)).status).toBe(204);
  });
  it('cannot be made unique where the tenant refuses', async () => {
    const made = await make('Refused', 'fail');
    tenant.graph.switches.refuseUniquePermissions = true;
    const invited = await callGraph(tenant, `POST ${drive}/items/${String(made.at('id'))}/invite`, {
      body: {
        recipients: [{ objectId: PERSONS.riya.id }],
        roles: ['write'],
        retainInheritedPermissions: false,
      },
    });
    tenant.graph.switches.refuseUniquePermissions = false;
    expect(invited.status).toBe(403);
  });
});
