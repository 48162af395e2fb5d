import type { StoredActor, StoredItem } from '../state-model.ts';
import {
  actorName,
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
import { childNamed, itemView, pathOf, requireItem } from './items.ts';

const TYPES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  txt: 'text/plain',
  ics: 'text/calendar',
  png: 'image/png',
};

/** Files' bytes: small uploads, upload sessions, downloads. */
export function contentOperations(tenant: GraphTenant): GraphOperations {
  const existing = (call: GraphCall) =>
    requireItem(tenant, call.params['drive-id'] ?? '', call.params['driveItem-id'] ?? '');
  return {
    'GET /drives/{drive-id}/items/{driveItem-id}/content': (call) => {
      const item = existing(call);
      if (item.folder) throw notFound();
      if (call.query.has('format')) {
        throw new GraphRefusal(406, 'notSupported', 'This machine cannot convert documents.');
      }
      return { status: 302, headers: { location: downloadUrl(tenant, item) } };
    },
    'PUT /drives/{drive-id}/items/{driveItem-id}/content': (call) => {
      const conflict = call.query.get('@microsoft.graph.conflictBehavior') ?? 'replace';
      const target = fileTarget(tenant, call, conflict as ConflictBehavior);
      return storeFile(tenant, { target, actor: call.actor, content: call.raw });
    },
    'POST /drives/{drive-id}/items/{driveItem-id}/createUploadSession': (call) => {
      const wanted = (call.body['item'] ?? {}) as Record<string, unknown>;
      const conflict = (wanted['@microsoft.graph.conflictBehavior'] ?? 'fail') as ConflictBehavior;
      const target = fileTarget(tenant, call, conflict);
      const session = tenant.sharepoint.openUpload((content) => {
        try {
          return storeFile(tenant, { target, actor: call.actor, content }) as {
            status: number;
            body: unknown;
          };
        } catch (error) {
          if (!(error instanceof GraphRefusal)) throw error;
          return {
            status: error.status,
            body: { error: { code: error.code, message: error.message } },
          };
        }
      });
      return { status: 200, body: { ...session, nextExpectedRanges: ['0-'] } };
    },
  };
}

/** Where a file goes: into an item that is there, or under a new name into a folder. */
type FileTarget =
  | { existing: StoredItem }
  | { parent: StoredItem; name: string; conflict: ConflictBehavior };

function fileTarget(tenant: GraphTenant, call: GraphCall, conflict: ConflictBehavior): FileTarget {
  const driveId = call.params['drive-id'] ?? '';
  if (call.missing) {
    const parent = requireItem(tenant, driveId, call.missing.parentId);
    requireNameIn(tenant, parent, call.missing.name);
    return { parent, name: call.missing.name, conflict };
  }
  const item = requireItem(tenant, driveId, call.params['driveItem-id'] ?? '');
  if (item.folder) throw new GraphRefusal(400, 'invalidRequest', 'A folder has no content.');
  requireMatch(item, call.headers['if-match']);
  if (conflict === 'replace') return { existing: item };
  if (conflict === 'fail') throw nameTaken();
  return { parent: requireItem(tenant, driveId, item.parentId ?? ''), name: item.name, conflict };
}

function storeFile(
  tenant: GraphTenant,
  of: { target: FileTarget; actor: StoredActor; content: Buffer },
): GraphReply {
  const { target, actor, content } = of;
  const isNew = !('existing' in target);
  const item = isNew ? newFile(tenant, target, actor) : target.existing;
  item.contentHash = tenant.store.putContent(item.id, content);
  item.size = content.length;
  item.contentRevision += 1;
  touchItem(tenant, item, actor);
  if (!isNew) {
    tenant.ledger.add({
      kind: 'file-changed',
      actor: actorName(actor),
      key: null,
      summary: `File "${pathOf(tenant, item).join(' / ')}" got a new version`,
      ids: { itemId: item.id },
    });
  }
  return { status: isNew ? 201 : 200, body: itemView(tenant, item) };
}

function newFile(
  tenant: GraphTenant,
  target: { parent: StoredItem; name: string; conflict: ConflictBehavior },
  actor: StoredActor,
): StoredItem {
  const taken = childNamed(tenant, target.parent.id, target.name);
  if (taken && target.conflict === 'replace') return taken;
  if (taken && target.conflict === 'fail') throw nameTaken();
  const name = taken ? freeName(tenant, target.parent.id, target.name) : target.name;
  const extension = name.split('.').pop()?.toLowerCase() ?? '';
  const mimeType = TYPES[extension] ?? 'application/octet-stream';
  return createItem(tenant, { parent: target.parent, name, actor, folder: false, mimeType });
}

function downloadUrl(tenant: GraphTenant, item: StoredItem): string {
  return tenant.sharepoint.downloadUrl({
    itemId: item.id,
    name: item.name,
    read: () => tenant.store.content(item.id) ?? Buffer.alloc(0),
  });
}
