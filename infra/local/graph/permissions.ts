import { randomUUID } from 'node:crypto';
import type { StoredItem, StoredPermission } from '../state-model.ts';
import { personById, personByMail, TEAM } from '../world.ts';
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
import { pathOf, requireItem } from './items.ts';

/** Who can open a file or folder, and inviting people to it. */
export function permissionOperations(tenant: GraphTenant): GraphOperations {
  const item = ({ params }: GraphCall) =>
    requireItem(tenant, params['drive-id'] ?? '', params['driveItem-id'] ?? '');
  const one = (call: GraphCall) => {
    const found = item(call).permissions?.find(({ id }) => id === call.params['permission-id']);
    if (!found) throw notFound();
    return found;
  };
  return {
    'GET /drives/{drive-id}/items/{driveItem-id}/permissions': (call) =>
      collection('permissions', effectivePermissions(tenant, item(call))),
    'GET /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}': (call) => ({
      status: 200,
      body: permissionView(one(call)),
    }),
    'PATCH /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}': (call) => {
      const permission = one(call);
      permission.role = roleOf(call.body['roles']);
      tenant.store.changed();
      return { status: 200, body: permissionView(permission) };
    },
    'DELETE /drives/{drive-id}/items/{driveItem-id}/permissions/{permission-id}': (call) =>
      removePermission(tenant, { call, item: item(call), permission: one(call) }),
    'POST /drives/{drive-id}/items/{driveItem-id}/invite': (call) =>
      invite(tenant, call, item(call)),
    'POST /drives/{drive-id}/items/{driveItem-id}/createLink': (call) =>
      createLink(tenant, call, item(call)),
  };
}

function invite(tenant: GraphTenant, call: GraphCall, item: StoredItem): GraphReply {
  const { body } = call;
  if (body['retainInheritedPermissions'] === false && tenant.switches.refuseUniquePermissions) {
    throw new GraphRefusal(403, 'accessDenied', 'Access denied.');
  }
  const role = roleOf(body['roles']);
  const recipients = body['recipients'] as { email?: string; objectId?: string }[];
  const added = recipients.map((recipient) => toPermission(recipient, role));
  const kept =
    body['retainInheritedPermissions'] === false
      ? []
      : (item.permissions ?? inherited(tenant, item));
  const without = kept.filter((old) => !added.some((fresh) => fresh.mail === old.mail));
  item.permissions = [...without, ...added];
  tenant.store.changed();
  tenant.ledger.add({
    kind: 'permission-granted',
    actor: actorName(call.actor),
    key: null,
    summary: `"${pathOf(tenant, item).join(' / ')}" was opened for ${added.map(({ name }) => name).join(', ')}${
      body['retainInheritedPermissions'] === false ? ' and nobody else' : ''
    }`,
    ids: { itemId: item.id },
  });
  return collection('permission', added.map(permissionView));
}

function toPermission(
  recipient: { email?: string; objectId?: string },
  role: StoredPermission['role'],
): StoredPermission {
  const person = recipient.objectId
    ? personById(recipient.objectId)
    : personByMail(recipient.email ?? '');
  if (!person) {
    throw new GraphRefusal(400, 'noResolvedUsers', 'One or more recipients could not be found.');
  }
  return { id: randomUUID(), personId: person.id, mail: person.mail, name: person.name, role };
}

function removePermission(
  tenant: GraphTenant,
  of: { call: GraphCall; item: StoredItem; permission: StoredPermission },
): GraphReply {
  const { item, permission } = of;
  item.permissions = (item.permissions ?? []).filter(({ id }) => id !== permission.id);
  tenant.store.changed();
  tenant.ledger.add({
    kind: 'permission-removed',
    actor: actorName(of.call.actor),
    key: null,
    summary: `${permission.name} can no longer open "${pathOf(tenant, item).join(' / ')}"`,
    ids: { itemId: item.id },
  });
  return { status: 204 };
}

function createLink(tenant: GraphTenant, call: GraphCall, item: StoredItem): GraphReply {
  const path = pathOf(tenant, item).map(encodeURIComponent).join('/');
  return {
    status: 201,
    body: {
      id: randomUUID(),
      roles: [call.body['type'] === 'edit' ? 'write' : 'read'],
      link: {
        type: call.body['type'],
        scope: call.body['scope'] ?? 'organization',
        webUrl: `${TEAM.siteUrl}/Shared%20Documents/${path}`,
      },
    },
  };
}

/** Own permissions where inheritance was broken, else the parent's with `inheritedFrom`. */
function effectivePermissions(tenant: GraphTenant, item: StoredItem): Record<string, unknown>[] {
  let owner: StoredItem | undefined = item;
  while (owner && owner.permissions === null) {
    const { parentId }: StoredItem = owner;
    owner = tenant.store.current.items.find(({ id }) => id === parentId);
  }
  if (!owner) return siteGroups();
  const from =
    owner.id === item.id ? {} : { inheritedFrom: { driveId: owner.driveId, id: owner.id } };
  return (owner.permissions ?? []).map((permission) => ({
    ...permissionView(permission),
    ...from,
  }));
}

/** Whoever is named on the nearest folder with permissions of its own. */
function inherited(tenant: GraphTenant, item: StoredItem): StoredPermission[] {
  const parent = tenant.store.current.items.find(({ id }) => id === item.parentId);
  if (!parent) return [];
  return parent.permissions ?? inherited(tenant, parent);
}

/** What every folder of a team's site has by itself: all members (guests too) may write. */
function siteGroups(): Record<string, unknown>[] {
  return [
    { group: `${TEAM.name} Owners`, role: 'owner', id: '3' },
    { group: `${TEAM.name} Members`, role: 'write', id: '5' },
    { group: `${TEAM.name} Visitors`, role: 'read', id: '4' },
  ].map(({ group, role, id }) => ({
    id: Buffer.from(group).toString('base64url'),
    roles: [role],
    grantedToV2: { siteGroup: { displayName: group, id, loginName: group } },
    inheritedFrom: {},
  }));
}

function permissionView(permission: StoredPermission): Record<string, unknown> {
  const user = { id: permission.personId, displayName: permission.name, email: permission.mail };
  return {
    id: permission.id,
    roles: [permission.role],
    grantedToV2: {
      user,
      siteUser: {
        displayName: permission.name,
        id: '11',
        loginName: `i:0#.f|membership|${permission.mail}`,
      },
    },
  };
}

function roleOf(roles: unknown): StoredPermission['role'] {
  const names = Array.isArray(roles) ? roles.map(String) : [];
  if (names.some((name) => ['owner', 'sp.owner', 'sp.full control'].includes(name))) return 'owner';
  return names.includes('write') ? 'write' : 'read';
}
