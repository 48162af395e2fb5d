import { ROOT_ITEM_ID } from '../initial-state.ts';
import type { StoredActor, StoredItem } from '../state-model.ts';
import { TEAM } from '../world.ts';
import { type GraphTenant, notFound } from './call.ts';

const GRAPH_ROOT = 'https://graph.microsoft.com/v1.0';

/** The drive's root; refuses a drive that doesn't exist with 404. */
export function rootOf(tenant: GraphTenant, driveId: string): StoredItem {
  return requireItem(tenant, driveId, ROOT_ITEM_ID);
}

/** The item with this id in this drive, or 404. */
export function requireItem(tenant: GraphTenant, driveId: string, itemId: string): StoredItem {
  const id = itemId === 'root' ? ROOT_ITEM_ID : itemId;
  const item = tenant.store.current.items.find((one) => one.id === id && one.driveId === driveId);
  if (!item) throw notFound();
  return item;
}

/** The children of a folder by name, as SharePoint lists them. */
export function childrenOf(tenant: GraphTenant, parentId: string): StoredItem[] {
  return tenant.store.current.items
    .filter((item) => item.parentId === parentId)
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The child with this name, SharePoint's way: case does not matter. */
export function childNamed(
  tenant: GraphTenant,
  parentId: string,
  name: string,
): StoredItem | undefined {
  const wanted = name.toLowerCase();
  return childrenOf(tenant, parentId).find((item) => item.name.toLowerCase() === wanted);
}

/** Names from below the root to the item: `['Contoso', '01 Documents']`. */
export function pathOf(tenant: GraphTenant, item: StoredItem): string[] {
  const parent = tenant.store.current.items.find((one) => one.id === item.parentId);
  return parent ? [...pathOf(tenant, parent), item.name] : [];
}

/** The item as Graph shows it. */
export function itemView(tenant: GraphTenant, item: StoredItem): Record<string, unknown> {
  const path = pathOf(tenant, item);
  const webPath = path.map(encodeURIComponent).join('/');
  return {
    '@odata.context': `${GRAPH_ROOT}/$metadata#drives('${item.driveId}')/items/$entity`,
    '@odata.etag': `"{${item.id}},${item.revision}"`,
    id: item.id,
    name: item.name,
    ...(item.description === null ? {} : { description: item.description }),
    eTag: `"{${item.id}},${item.revision}"`,
    cTag: `"c:{${item.id}},${item.contentRevision}"`,
    webUrl: `${TEAM.siteUrl}/Shared%20Documents${webPath ? `/${webPath}` : ''}`,
    size: item.size,
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    createdBy: identity(item.createdBy),
    lastModifiedBy: identity(item.modifiedBy),
    ...(item.parentId === null ? { root: {} } : { parentReference: parentReference(tenant, item) }),
    ...facet(tenant, item),
  };
}

function facet(tenant: GraphTenant, item: StoredItem): Record<string, unknown> {
  if (item.folder) return { folder: { childCount: childrenOf(tenant, item.id).length } };
  const content = {
    itemId: item.id,
    name: item.name,
    read: () => tenant.store.content(item.id) ?? Buffer.alloc(0),
  };
  const hash = item.contentHash ? { hashes: { sha256Hash: item.contentHash.toUpperCase() } } : {};
  return {
    '@microsoft.graph.downloadUrl': tenant.sharepoint.downloadUrl(content),
    file: { mimeType: item.mimeType, ...hash },
  };
}

function parentReference(tenant: GraphTenant, item: StoredItem): Record<string, unknown> {
  const parents = pathOf(tenant, item).slice(0, -1).map(encodeURIComponent);
  const below = parents.length > 0 ? `/${parents.join('/')}` : '';
  return {
    driveId: item.driveId,
    driveType: 'documentLibrary',
    id: item.parentId,
    path: `/drives/${item.driveId}/root:${below}`,
  };
}

function identity(actor: StoredActor): Record<string, unknown> {
  return {
    application: { id: actor.appId, displayName: actor.appName },
    ...(actor.personId ? { user: { id: actor.personId, displayName: actor.name } } : {}),
  };
}
