import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import restify, { type Chained, type Server } from 'restify';
import type { Log } from '../log.ts';
import type { Person } from '../people/actor.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { connectionsOf } from './connections.ts';
import { securityHeaders } from './headers.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import { mount, writeProblem } from './mount.ts';
import { faultProblem, problemOf } from './problems.ts';
import { quietLog } from './quiet-log.ts';
import type { Route } from './route.ts';
import type { SignIn } from './sign-in.ts';
import { refuseUnsoundHttp } from './unsound-http.ts';

type World = {
  routes: readonly Route[];
  signIn: SignIn;
  limits: Limits;
  live: Live;
  log: Log;
  frameAncestors: readonly string[];
  seen(actor: Person): Promise<void>;
};

/** In characters, as RFC 9110 4.1 asks of every server to take at least. */
const longestAddress = 8_000;

const byStatus: Record<number, { code: RefusalCode; message: string }> = {
  400: { code: 'invalid_input', message: 'The address is not well formed.' },
  403: { code: 'not_found', message: 'There is nothing at this address.' },
  404: { code: 'not_found', message: 'There is nothing at this address.' },
  405: { code: 'method_not_allowed', message: 'That method does not exist at this address.' },
};

/** Builds the server with every route of the table mounted; the caller adds bot, tab and health. */
export function createServer(world: World): Server {
  const server = restify.createServer({
    name: '',
    log: quietLog(world.log),
    handleUncaughtExceptions: false,
    ignoreTrailingSlash: true,
    maxParamLength: 256,
  });
  setTimes(server.server);
  // restify hears of upgrades and answers none; where nobody listens, Node takes them as any request.
  server.server.removeAllListeners('upgrade');
  server.pre(securityHeaders(world.frameAncestors));
  server.pre(shortAddresses);
  refuseUnsoundHttp(server, { connections: connectionsOf(server.server), log: world.log });
  server.on('restifyError', (_request, response, error, done) => {
    const known = byStatus[error.statusCode ?? 500];
    const reference = randomUUID();
    if (!known) world.log.error({ reference, err: error }, 'restify failed');
    const problem = known
      ? problemOf(new Refusal(known.code, known.message), reference)
      : faultProblem(reference);
    writeProblem(response, problem);
    done();
  });
  for (const route of world.routes) mount(server, route, world);
  return server;
}

/** Whatever is not sent, answered or read within these is closed, whatever its kind. */
function setTimes(server: HttpServer): void {
  server.requestTimeout = 20_000;
  server.headersTimeout = 20_000;
  // Nothing moved, either way. Longer than the slowest answer; live streams beat every 20 s.
  server.timeout = 120_000;
}

/** No address of ours is near this long; what carries more is not read any further (LM07). */
const shortAddresses: Chained = (request, response, next) => {
  if ((request.url ?? '').length <= longestAddress) return next();
  const refusal = new Refusal('address_too_long', 'The address is too long. Send less in it.');
  writeProblem(response, problemOf(refusal, randomUUID()));
  next(false);
};
