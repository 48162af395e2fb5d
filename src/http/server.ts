import { randomUUID } from 'node:crypto';
import restify, { type Chained, type Server } from 'restify';
import type { Log } from '../log.ts';
import type { Person } from '../people/actor.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { errorCode } from '../storage/error-code.ts';
import { securityHeaders } from './headers.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import { mount, writeProblem } from './mount.ts';
import { faultProblem, problemOf } from './problems.ts';
import { quietLog } from './quiet-log.ts';
import type { Route } from './route.ts';
import type { SignIn } from './sign-in.ts';

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
  server.server.requestTimeout = 20_000;
  server.server.headersTimeout = 20_000;
  server.pre(securityHeaders(world.frameAncestors));
  server.pre(shortAddresses);
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

/** No address of ours is near this long; what carries more is not read any further (LM07). */
const shortAddresses: Chained = (request, response, next) => {
  if ((request.url ?? '').length <= longestAddress) return next();
  const refusal = new Refusal('address_too_long', 'The address is too long. Send less in it.');
  writeProblem(response, problemOf(refusal, randomUUID()));
  next(false);
};

/**
 * Listens on loopback or the given host; gives the port that was taken.
 * @throws with a sentence that says what to do when it cannot.
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refused = (cause: Error) => {
      const text = `Handover cannot listen on ${host}:${port} (${errorCode(cause)}). Set PORT and HOST to what is free on this machine.`;
      reject(new Error(text, { cause }));
    };
    // restify hands the error on to itself, where nobody listening means that the process dies.
    server.once('error', refused);
    server.server.once('error', refused);
    server.listen(port, host, resolve);
  });
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Stops taking requests, lets running ones end, and closes what idles (OP07). */
export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(resolve);
    server.server.closeIdleConnections();
  });
}
