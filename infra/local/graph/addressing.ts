import type { GraphTenant } from './call.ts';
import { notFound } from './call.ts';
import { childNamed, requireItem, rootOf } from './items.ts';

export interface Address {
  /** The path with every file addressed by id. */
  path: string;
  missing: { parentId: string; name: string } | null;
}

const BY_PATH = /^\/drives\/([^/]+)\/(root|items\/[^/:]+):\/([^:]+?)(?::(\/[A-Za-z]+)?)?$/;
const AT_ROOT = /^\/drives\/([^/]+)\/root(\/.+)$/;

/**
 * Rewrites `root:/a/b:/children`, `items/{id}:/name:/content` and `root/children` to ids
 * (https://learn.microsoft.com/graph/onedrive-addressing-driveitems); 404 when a folder is missing.
 */
export function rewriteAddress(path: string, tenant: GraphTenant): Address {
  const atRoot = AT_ROOT.exec(path);
  if (atRoot) {
    const root = rootOf(tenant, decodeURIComponent(atRoot[1] ?? ''));
    return { path: `/drives/${atRoot[1]}/items/${root.id}${atRoot[2]}`, missing: null };
  }
  const byPath = BY_PATH.exec(path);
  if (!byPath) return { path, missing: null };
  const [, drive = '', start = '', names = '', suffix = ''] = byPath;
  const driveId = decodeURIComponent(drive);
  let item =
    start === 'root'
      ? rootOf(tenant, driveId)
      : requireItem(tenant, driveId, decodeURIComponent(start.slice(6)));
  const steps = names.split('/').filter(Boolean).map(decodeURIComponent);
  for (const [index, name] of steps.entries()) {
    const child = childNamed(tenant, item.id, name);
    if (!child) {
      const isLast = index === steps.length - 1;
      if (!isLast || !['/content', '/createUploadSession'].includes(suffix)) throw notFound();
      return { path: `/drives/${drive}/items/new${suffix}`, missing: { parentId: item.id, name } };
    }
    item = child;
  }
  return { path: `/drives/${drive}/items/${item.id}${suffix}`, missing: null };
}
