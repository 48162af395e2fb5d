import { randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Call } from '../contract.ts';
import { inLog, type Log } from '../log.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { DatabaseUnavailable } from '../storage/unavailable.ts';
import { bodyLimit } from './body-limit.ts';
import { readJson } from './body.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import { faultProblem, problemOf, type Problem } from './problems.ts';
import { refusalOf } from './refused-input.ts';
import type { Given, Reply, Route } from './route.ts';
import type { SignIn } from './sign-in.ts';
import { refuseUnsound } from './sound-json.ts';
import { unlessKnown, notModified } from './unless-known.ts';

const version = /^"(?<version>\d{1,9})"$/u;

type World = {
  signIn: SignIn;
  limits: Limits;
  live: Live;
  log: Log;
  seen(actor: Person): Promise<void>;
};

/** An answer on its way out; its tag, where it has one, is its ETag instead of its version. */
type Sent = Reply & { tag?: string };

/** Who asks, as soon as that is known: for the log line of a call that ends badly. */
type Asked = { by?: Person };

/**
 * Mounts one route in the order that never varies: authenticate, count, parse, handle, present. Every
 * handler of the product goes through here: a bare one that throws would end the process (T5), and
 * one that returns a value would make restify log the token (T4).
 */
export function mount(server: Server, route: Route, world: World): void {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch';
  const longestBody = route.body ? bodyLimit(route.body) : 0;
  server[method](route.path, async (request, response) => {
    await answering(request, response, world.log, async (asked) => {
      const { actor, expiresAt } = await world.signIn(
        request.headersDistinct['authorization'] ?? [],
      );
      asked.by = actor;
      await world.limits.person(actor, route.cost);
      if (!route.who.includes(actor.kind)) throw notForThem();
      await world.seen(actor);
      const given = { actor, ...(await parse(route, request, longestBody)) } as Given<Call>;
      const handled = await route.handle(given);
      if ('tag' in handled) return await unlessKnown(request, handled);
      if (!('feed' in handled)) return { status: route.status, ...handled };
      await world.live.serve(response, { ...handled, expiresAt, personId: actor.personId });
      return null;
    });
  });
}

/**
 * Runs a handler and writes its answer, or the problem it ended in; never throws, returns nothing.
 * Null from a handler means that it has answered by itself.
 */
export async function answering(
  request: Request,
  response: Response,
  log: Log,
  handle: (asked: Asked) => Promise<Sent | null>,
): Promise<void> {
  const reference = randomUUID();
  const asked: Asked = {};
  try {
    const reply = await handle(asked);
    if (reply) writeReply(request, response, reply);
  } catch (error) {
    const problem = sortProblem(error, { reference, log, request, asked });
    // What is left of a refused body is not read: a caller that used the connection again would wait.
    if (!request.complete) response.setHeader('Connection', 'close');
    writeProblem(response, problem);
    if (!request.complete) response.once('finish', () => request.destroy());
  }
}

/** Writes a problem document. */
export function writeProblem(response: Response, problem: Problem): void {
  if (response.headersSent) return;
  response.sendRaw(problem.status, JSON.stringify(problem.body), {
    ...problem.headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}

/** A call that takes no persons is not theirs to try, whatever they may do elsewhere. */
function notForThem(): Refusal {
  return new Refusal(
    'role_required',
    'This is not for people who sign in. Open Handover in Teams.',
  );
}

function writeReply(request: Request, response: Response, { body, status = 200, tag }: Sent): void {
  const seen = versionOf(body);
  const etag = tag ?? (seen === null ? null : `"${seen}"`);
  const headers = { 'Cache-Control': 'no-store', ...(etag === null ? {} : { ETag: etag }) };
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  if (status === notModified) response.sendRaw(status, '', headers);
  else if (request.method !== 'HEAD')
    response.sendRaw(status, JSON.stringify(body), { ...headers, ...type });
}

/** What is answered with a version is named by it, for the next If-Match. */
function versionOf(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('version' in body)) return null;
  return typeof body.version === 'number' ? body.version : null;
}

async function parse(route: Route, request: Request, longestBody: number) {
  const params = read(route.params, request.params);
  const query = read(route.query, queryOf(request));
  const needed = readNeeds(route.needs, request);
  const body = route.body ? read(route.body, await readJson(request, longestBody)) : null;
  return { params, query, body, ...needed };
}

/** Of two values under one name each program on the way would take another one. */
function queryOf(request: Request): Record<string, string> {
  const given = [...new URLSearchParams(request.getQuery())];
  const query = Object.fromEntries(given);
  if (Object.keys(query).length === given.length) return query;
  throw new Refusal('invalid_input', 'Send each part of the query once.');
}

function read(schema: z.ZodType, value: unknown): unknown {
  refuseUnsound(value);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusalOf(result.error);
}

function readNeeds(needs: Route['needs'], request: Request): { expected: number; key: string } {
  const expected = version.exec(request.headers['if-match'] ?? '')?.groups?.['version'];
  if (needs === 'version' && expected === undefined) {
    throw new Refusal('version_required', 'Send If-Match with the version you saw, like "3".');
  }
  // In capitals it is the same key, also for two that come at once.
  const key = z.guid().toLowerCase().safeParse(request.headers['idempotency-key']);
  if (needs === 'key' && !key.success) {
    throw new Refusal('key_required', 'Send an Idempotency-Key: a new UUID for each new intent.');
  }
  return { expected: Number(expected ?? 0), key: key.data ?? '' };
}

/** The route with its ids filled in; anything else that stood in the address is not for the log. */
function routeOf(request: Request): string {
  return request.getRoute().path.replaceAll(/:(\w+)/gu, (pattern: string, name: string) => {
    const id = z.guid().safeParse(request.params[name]);
    return id.success ? id.data : pattern;
  });
}

function sortProblem(
  error: unknown,
  context: { reference: string; log: Log; request: Request; asked: Asked },
): Problem {
  const { reference, log, request, asked } = context;
  const who = asked.by ? inLog(asked.by) : {};
  const where = { reference, method: request.method, route: routeOf(request), ...who };
  if (error instanceof Refusal) {
    log.info({ ...where, refused: error.code }, 'refused');
    return problemOf(error, reference);
  }
  if (error instanceof DatabaseUnavailable) {
    log.error({ ...where, err: error }, 'the database is unavailable');
    const message = 'The database cannot be reached. Nothing was saved; try again shortly.';
    return problemOf(new Refusal('database_unavailable', message), reference);
  }
  if (error instanceof IdentityProblem) {
    const { retryAfterSeconds } = error;
    const message = 'Microsoft 365 does not sign Handover in right now. Try again shortly.';
    const refusal = new Refusal('identity_unavailable', message, { retryAfterSeconds });
    return sortProblem(refusal, context);
  }
  log.error({ ...where, err: error }, 'a request failed');
  return faultProblem(reference);
}
