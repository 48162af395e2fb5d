import type { StoredItem } from '../state-model.ts';
import { TEAM, TENANT_ID } from '../world.ts';
import {
  actorName,
  collection,
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
  notFound,
} from './call.ts';
import {
  type ConflictBehavior,
  createItem,
  freeName,
  nameTaken,
  requireMatch,
  requireNameIn,
  touchItem,
} from './item-changes.ts';
import { childNamed, childrenOf, itemView, pathOf, requireItem, rootOf } from './items.ts';

/** The team's document library: look, make folders, rename, move, delete. */
export function driveOperations(tenant: GraphTenant): GraphOperations {
  const item = (call: GraphCall) =>
    requireItem(tenant, call.params['drive-id'] ?? '', call.params['driveItem-id'] ?? '');
  const show = (found: StoredItem): GraphReply => ({ status: 200, body: itemView(tenant, found) });
  return {
    'GET /drives/{drive-id}': ({ params }) => ({
      status: 200,
      body: driveView(params['drive-id'] ?? ''),
    }),
    'GET /drives/{drive-id}/root': ({ params }) => show(rootOf(tenant, params['drive-id'] ?? '')),
    'GET /drives/{drive-id}/items/{driveItem-id}': (call) => show(item(call)),
    'GET /drives/{drive-id}/items/{driveItem-id}/children': (call) =>
      collection(
        `drives('${call.params['drive-id']}')/items('${call.params['driveItem-id']}')/children`,
        childrenOf(tenant, item(call).id).map((child) => itemView(tenant, child)),
      ),
    'POST /drives/{drive-id}/items/{driveItem-id}/children': (call) =>
      createFolder(tenant, call, item(call)),
    'PATCH /drives/{drive-id}/items/{driveItem-id}': (call) => patchItem(tenant, call, item(call)),
    'DELETE /drives/{drive-id}/items/{driveItem-id}': (call) =>
      deleteItem(tenant, call, item(call)),
  };
}

function driveView(id: string): Record<string, unknown> {
  if (id !== TEAM.driveId) throw notFound();
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#drives/$entity',
    id,
    name: 'Documents',
    driveType: 'documentLibrary',
    webUrl: `${TEAM.siteUrl}/Shared%20Documents`,
    owner: { group: { id: TEAM.id, displayName: TEAM.name } },
    sharePointIds: { siteUrl: TEAM.siteUrl, tenantId: TENANT_ID },
  };
}

function createFolder(tenant: GraphTenant, call: GraphCall, parent: StoredItem): GraphReply {
  const name = String(call.body['name']);
  const conflict = (call.body['@microsoft.graph.conflictBehavior'] ?? 'fail') as ConflictBehavior;
  requireNameIn(tenant, parent, name);
  const taken = childNamed(tenant, parent.id, name);
  if (taken && conflict === 'fail') throw nameTaken();
  if (taken && conflict === 'replace' && taken.folder) return created(tenant, taken);
  const free = taken ? freeName(tenant, parent.id, name) : name;
  const description = (call.body['description'] as string | undefined) ?? null;
  return created(
    tenant,
    createItem(tenant, { parent, name: free, actor: call.actor, folder: true, description }),
  );
}

function created(tenant: GraphTenant, item: StoredItem): GraphReply {
  return { status: 201, body: itemView(tenant, item) };
}

function patchItem(tenant: GraphTenant, call: GraphCall, item: StoredItem): GraphReply {
  requireMatch(item, call.headers['if-match']);
  const name = call.body['name'] as string | undefined;
  const target = (call.body['parentReference'] as { id?: string } | undefined)?.id;
  const parent = requireItem(tenant, item.driveId, target ?? item.parentId ?? '');
  const taken = childNamed(tenant, parent.id, name ?? item.name);
  if (taken && taken.id !== item.id) throw nameTaken();
  if (name !== undefined) requireNameIn(tenant, parent, name);
  item.name = name ?? item.name;
  item.parentId = parent.id;
  if ('description' in call.body) item.description = (call.body['description'] as string) ?? null;
  touchItem(tenant, item, call.actor);
  tenant.ledger.add({
    kind: 'item-changed',
    actor: actorName(call.actor),
    key: null,
    summary: `"${pathOf(tenant, item).join(' / ')}" was renamed, moved or described`,
    ids: { itemId: item.id },
  });
  return { status: 200, body: itemView(tenant, item) };
}

function deleteItem(tenant: GraphTenant, call: GraphCall, item: StoredItem): GraphReply {
  if (item.parentId === null) throw new GraphRefusal(403, 'accessDenied', 'The root stays.');
  requireMatch(item, call.headers['if-match']);
  const path = pathOf(tenant, item).join(' / ');
  const gone = new Set(withDescendants(tenant, item).map((one) => one.id));
  tenant.store.current.items = tenant.store.current.items.filter((one) => !gone.has(one.id));
  tenant.store.changed();
  tenant.ledger.add({
    kind: 'item-deleted',
    actor: actorName(call.actor),
    key: null,
    summary: `"${path}" was deleted`,
    ids: { itemId: item.id },
  });
  return { status: 204 };
}

function withDescendants(tenant: GraphTenant, item: StoredItem): StoredItem[] {
  return [item, ...childrenOf(tenant, item.id).flatMap((child) => withDescendants(tenant, child))];
}
