import { randomUUID } from 'node:crypto';
import type { StoredPlannerObject } from '../state-model.ts';
import { textOf } from '../text-of.ts';
import {
  actorName,
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
  notFound,
} from './call.ts';

type Kind = StoredPlannerObject['kind'];

/** Planner: plans, buckets, tasks and their details, each with its own etag. */
export function plannerOperations(tenant: GraphTenant): GraphOperations {
  const find = (kind: Kind, id: string | undefined) => {
    const found = tenant.store.current.planner.find((one) => one.kind === kind && one.id === id);
    if (!found) throw notFound('The requested item is not found.');
    return found;
  };
  const show = (found: StoredPlannerObject) => ({ status: 200, body: plannerView(found) });
  return {
    'POST /planner/plans': (call) => create(tenant, call, 'plan'),
    'GET /planner/plans/{plannerPlan-id}': ({ params }) =>
      show(find('plan', params['plannerPlan-id'])),
    'POST /planner/buckets': (call) => {
      find('plan', String(call.body['planId']));
      return create(tenant, call, 'bucket');
    },
    'POST /planner/tasks': (call) => {
      find('plan', String(call.body['planId']));
      const reply = create(tenant, call, 'task');
      const { id } = reply.body as { id: string };
      tenant.store.current.planner.push({ id, kind: 'details', revision: 1, body: {} });
      return reply;
    },
    'GET /planner/tasks/{plannerTask-id}': ({ params }) =>
      show(find('task', params['plannerTask-id'])),
    'GET /planner/tasks/{plannerTask-id}/details': ({ params }) =>
      show(find('details', params['plannerTask-id'])),
    'PATCH /planner/tasks/{plannerTask-id}': (call) =>
      change(tenant, call, find('task', call.params['plannerTask-id'])),
    'PATCH /planner/tasks/{plannerTask-id}/details': (call) =>
      change(tenant, call, find('details', call.params['plannerTask-id'])),
  };
}

function create(tenant: GraphTenant, call: GraphCall, kind: Kind): GraphReply {
  const id = Buffer.from(randomUUID()).toString('base64url').slice(0, 28);
  const object = { id, kind, revision: 1, body: call.body };
  tenant.store.current.planner.push(object);
  tenant.store.changed();
  tenant.ledger.add({
    kind: `planner-${kind}-created`,
    actor: actorName(call.actor),
    key: null,
    summary: `Planner ${kind} "${textOf(call.body['title'] ?? call.body['name'])}" was made`,
    ids: { id },
  });
  return { status: 201, body: plannerView(object) };
}

/** Planner refuses a change without `If-Match` with 412, and with a stale one with 412 too. */
function change(tenant: GraphTenant, call: GraphCall, object: StoredPlannerObject): GraphReply {
  if (call.headers['if-match'] !== etag(object)) {
    throw new GraphRefusal(412, 'preconditionFailed', 'The If-Match header value does not match.');
  }
  object.body = { ...object.body, ...call.body };
  object.revision += 1;
  tenant.store.changed();
  const wantsBody = /return=representation/.test(String(call.headers['prefer'] ?? ''));
  return wantsBody ? { status: 200, body: plannerView(object) } : { status: 204 };
}

function etag(object: StoredPlannerObject): string {
  return `W/"${Buffer.from(`${object.kind}:${object.id}:${object.revision}`).toString('base64')}"`;
}

function plannerView(object: StoredPlannerObject): Record<string, unknown> {
  return { '@odata.etag': etag(object), id: object.id, ...object.body };
}
