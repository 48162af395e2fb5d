import { randomBytes } from 'node:crypto';
import type { StoredActor, StoredItem } from '../state-model.ts';
import { TEAM } from '../world.ts';
import { actorName, GraphRefusal, type GraphTenant } from './call.ts';
import { childNamed, pathOf } from './items.ts';
import { requireName } from './sharepoint-names.ts';

export type ConflictBehavior = 'fail' | 'rename' | 'replace';

interface NewItem {
  parent: StoredItem;
  name: string;
  actor: StoredActor;
  folder: boolean;
  description?: string | null;
  mimeType?: string | null;
}

/** Refuses a name SharePoint would not take inside this folder. */
export function requireNameIn(tenant: GraphTenant, parent: StoredItem, name: string): void {
  const site = new URL(TEAM.siteUrl).pathname.slice(1);
  requireName(name, [site, 'Shared Documents', ...pathOf(tenant, parent), name].join('/'));
}

/** Graph's 409 for a name that is taken. */
export function nameTaken(): GraphRefusal {
  return new GraphRefusal(
    409,
    'nameAlreadyExists',
    'The specified item name already exists under the same parent.',
  );
}

/** The next free name the way SharePoint counts: "Plan 1", "Plan 2", before the extension. */
export function freeName(tenant: GraphTenant, parentId: string, name: string): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} ${number}${extension}`;
    if (!childNamed(tenant, parentId, candidate)) return candidate;
  }
}

/** Puts a new, empty item into the folder and the ledger. */
export function createItem(tenant: GraphTenant, of: NewItem): StoredItem {
  const at = tenant.now().toISOString();
  const item: StoredItem = {
    id: `01${randomBytes(20).toString('hex').toUpperCase().slice(0, 32)}`,
    driveId: of.parent.driveId,
    parentId: of.parent.id,
    name: of.name,
    folder: of.folder,
    description: of.description ?? null,
    mimeType: of.mimeType ?? null,
    size: 0,
    contentHash: null,
    revision: 1,
    contentRevision: 1,
    createdAt: at,
    modifiedAt: at,
    createdBy: of.actor,
    modifiedBy: of.actor,
    permissions: null,
  };
  tenant.store.current.items.push(item);
  tenant.store.changed();
  tenant.ledger.add({
    kind: of.folder ? 'folder-created' : 'file-created',
    actor: actorName(of.actor),
    key: null,
    summary: `${of.folder ? 'Folder' : 'File'} "${pathOf(tenant, item).join(' / ')}" was made`,
    ids: { itemId: item.id, parentId: of.parent.id },
  });
  return item;
}

/** Counts a change of the item and remembers whose it was. */
export function touchItem(tenant: GraphTenant, item: StoredItem, actor: StoredActor): void {
  item.revision += 1;
  item.modifiedAt = tenant.now().toISOString();
  item.modifiedBy = actor;
  tenant.store.changed();
}

/** Refuses with 412 when `If-Match` names another version. */
export function requireMatch(item: StoredItem, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  if (ifMatch.includes(`{${item.id}},${item.revision}`)) return;
  throw new GraphRefusal(412, 'resourceModified', 'ETag does not match current item value.');
}
