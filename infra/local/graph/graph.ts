import { randomUUID } from 'node:crypto';
import type { Entra } from '../entra/entra.ts';
import type { Handler, Incoming, Outgoing } from '../listener.ts';
import { rewriteAddress } from './addressing.ts';
import { graphActor, requireGrant } from './authorization.ts';
import { answerBatch } from './batch.ts';
import { calendarOperations } from './calendar.ts';
import {
  type GraphCall,
  type GraphOperations,
  GraphRefusal,
  type GraphReply,
  type GraphTenant,
} from './call.ts';
import { contentOperations } from './content.ts';
import { graphContract, type MatchedOperation } from './contract.ts';
import { driveOperations } from './drive.ts';
import { eventOperations } from './events.ts';
import { mailOperations } from './mail.ts';
import { permissionOperations } from './permissions.ts';
import { plannerOperations } from './planner.ts';
import { preferredZone } from './prefer.ts';
import { shape } from './query-options.ts';
import { teamOperations } from './teams.ts';
import { userOperations } from './users.ts';

/** A call or a reply that the official contract does not allow. */
export interface ContractViolation {
  side: 'request' | 'response';
  operation: string;
  errors: string[];
}

export interface GraphServer {
  handler: Handler;
  contractViolations: ContractViolation[];
}

/** How a part of a batch is answered by whoever breaks something; null = as always. */
type Strike = (part: Incoming) => Outgoing | null;

interface GraphContext {
  strike: Strike;
  tenant: GraphTenant;
  entra: Entra;
  operations: GraphOperations;
  violations: ContractViolation[];
}

/** Microsoft Graph v1.0 under `/graph/v1.0`, every call and reply checked against the contract. */
export function createGraph(tenant: GraphTenant, entra: Entra, strike: Strike): GraphServer {
  const violations: ContractViolation[] = [];
  const operations = {
    ...teamOperations(tenant),
    ...userOperations(tenant),
    ...driveOperations(tenant),
    ...contentOperations(tenant),
    ...permissionOperations(tenant),
    ...calendarOperations(tenant),
    ...eventOperations(tenant),
    ...mailOperations(tenant),
    ...plannerOperations(tenant),
  };
  const context = { tenant, entra, operations, violations, strike };
  return { handler: (request) => answer(request, context), contractViolations: violations };
}

async function answer(request: Incoming, context: GraphContext): Promise<Outgoing> {
  const requestId = randomUUID();
  const echoed = request.headers['client-request-id'];
  const headers = {
    'request-id': requestId,
    'client-request-id': typeof echoed === 'string' ? echoed : requestId,
  };
  try {
    const reply = await perform(request, context);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    const date = context.tenant.now().toISOString().slice(0, 19);
    const innerError = { ...error.details, date, ...headers };
    const body = { error: { code: error.code, message: error.message, innerError } };
    return { status: error.status, headers, body };
  }
}

async function perform(request: Incoming, context: GraphContext): Promise<GraphReply> {
  const { tenant, entra } = context;
  const caller = await graphActor(request.headers, entra, tenant.now());
  const path = request.path.replace(/^\/v1\.0/, '');
  if (path === request.path) throw new GraphRefusal(400, 'BadRequest', 'Invalid version.');
  const address = rewriteAddress(path, tenant);
  const operation = graphContract().match(request.method, address.path);
  if (!operation) throw violation(context, `${request.method} ${path}`, ['not in the contract']);
  const body = parseBody(request);
  checkRequest(operation, body, context);
  if (operation.template === '/$batch')
    return answerBatch(
      body,
      request,
      async (inner) => context.strike(inner) ?? (await answer(inner, context)),
    );
  requireGrant(operation, caller, entra.grants);
  const run = context.operations[operationName(operation)];
  if (!run)
    throw new GraphRefusal(
      501,
      'notSupported',
      `${operationName(operation)} is not served locally.`,
    );
  const call = {
    ...requestParts(request),
    params: withMe(operation, caller.actor.personId),
    body,
    actor: caller.actor,
    missing: address.missing,
  };
  const reply = shape(await run(call), {
    query: request.query,
    path: request.path,
    longestPage: context.tenant.switches.longestPage,
  });
  checkReply(operation, reply, context);
  return reply;
}

function requestParts(
  request: Incoming,
): Pick<GraphCall, 'query' | 'headers' | 'raw' | 'timeZone'> {
  return {
    query: request.query,
    headers: request.headers,
    raw: request.body,
    timeZone: preferredZone(request.headers['prefer']),
  };
}

/** `/me/…` is served as `/users/{user-id}/…` of the person who calls. */
function operationName(operation: MatchedOperation): string {
  return `${operation.method.toUpperCase()} ${operation.template.replace(/^\/me(?=\/|$)/, '/users/{user-id}')}`;
}

function withMe(operation: MatchedOperation, personId: string | null): Record<string, string> {
  const { params } = operation;
  if (!/^\/me(\/|$)/.test(operation.template)) return params;
  if (!personId) {
    throw new GraphRefusal(
      400,
      'BadRequest',
      '/me request is only valid with delegated authentication flow.',
    );
  }
  return { ...params, 'user-id': personId };
}

function parseBody(request: Incoming): Record<string, unknown> {
  const isJson = (request.headers['content-type'] ?? '').includes('application/json');
  if (!isJson || request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>;
  } catch {
    throw new GraphRefusal(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

function checkRequest(operation: MatchedOperation, body: unknown, context: GraphContext): void {
  const errors = graphContract().requestErrors(operation, body);
  if (errors.length > 0) throw violation(context, operationName(operation), errors);
}

function violation(context: GraphContext, operation: string, errors: string[]): GraphRefusal {
  context.violations.push({ side: 'request', operation, errors });
  return new GraphRefusal(400, 'BadRequest', `${operation}: ${errors.join('; ')}`);
}

function checkReply(operation: MatchedOperation, reply: GraphReply, context: GraphContext): void {
  if (Buffer.isBuffer(reply.body)) return;
  const errors = graphContract().replyErrors(operation, { status: reply.status, body: reply.body });
  if (errors.length === 0) return;
  context.violations.push({ side: 'response', operation: operationName(operation), errors });
}
