import { randomUUID } from 'node:crypto';
import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { scopes, type AppTokens } from './app-tokens.ts';
import { addressIn, encodePath, type GraphCall, type GraphRead } from './graph-address.ts';
import { batchCall, batchReply, inTurns, partsOf } from './graph-batch.ts';
import { GraphProblem, sortProblem } from './graph-problem.ts';
import type { Outbound } from './outbound.ts';
import type { Pace } from './pace.ts';

/**
 * The one door to Graph, as the app.
 * @throws GraphProblem, never Graph's own text; IdentityProblem and DatabaseUnavailable when nothing was sent.
 */
export type Graph = {
  call<T>(call: GraphCall, answer: z.ZodType<T>): Promise<T>;
};

/** Several independent reads in one request, at most 20, each answered or failed by itself. */
export type GraphReads = {
  /** @throws as `call` does where the request as a whole failed. */
  readMany<T>(reads: readonly GraphRead[], answer: z.ZodType<T>): Promise<(T | GraphProblem)[]>;
};

type World = { tokens: AppTokens; outbound: Outbound; clock: Clock; pace: Pace };

/**
 * Opens the door with a middleware chain of its own: no RetryHandler (it repeats a POST after 504)
 * and no RedirectHandler; the queue owns retries, the way out owns time limits.
 */
export function openGraph(world: World): Graph & GraphReads {
  const scope = scopes.graph;
  const authentication = new AuthenticationHandler({
    getAccessToken: async () => await world.tokens.tokenFor(scope),
  });
  authentication.setNext(sendThrough(world.outbound));
  const client = Client.initWithMiddleware({ middleware: authentication });
  const ask = async (call: GraphCall): Promise<unknown> => {
    const request = client.api(`/${encodePath(call.path)}`).headers({
      'client-request-id': randomUUID(),
      Prefer: 'IdType="ImmutableId"',
      ...call.headers,
    });
    if (call.query) request.query(call.query);
    // Asked for here too: what the client throws when it gets none no longer says that nothing was sent.
    await world.tokens.tokenFor(scope);
    return await world.pace.inTurn(call.path, async () => {
      const now = world.clock.now().epochMilliseconds;
      return await send(request, call).catch((error: unknown) => {
        throw sortProblem(error, now);
      });
    });
  };
  /** A refused token did nothing, so that even a POST may be sent again, once, with a new one (GR08). */
  const askAgain = async (call: GraphCall, problem: unknown): Promise<unknown> => {
    if (!(problem instanceof GraphProblem && problem.kind === 'unauthorized')) throw problem;
    await world.tokens.renew(scope).catch(() => {
      throw problem;
    });
    return await ask(call);
  };
  const call: Graph['call'] = async (one, answer) => {
    const reply = await ask(one).catch(async (problem: unknown) => await askAgain(one, problem));
    const parsed = answer.safeParse(reply);
    if (parsed.success) return parsed.data;
    throw new GraphProblem('ambiguous', 'unexpected_answer');
  };
  return {
    call,
    readMany: async (reads, answer) => {
      const places = reads.map(({ path }) => path);
      const batch = batchCall(reads, addressIn);
      const reply = await inTurns(world.pace, places, async () => await call(batch, batchReply));
      const now = world.clock.now().epochMilliseconds;
      return partsOf(reply, { count: reads.length, answer, now });
    },
  };
}

type Request = ReturnType<Client['api']>;

async function send(request: Request, call: GraphCall): Promise<unknown> {
  if (call.method === 'GET') return await request.get();
  return call.method === 'POST' ? await request.post(call.body) : await request.patch(call.body);
}

function sendThrough(outbound: Outbound): Middleware {
  return {
    execute: async (context: Context) => {
      const { request, options } = context;
      const url = typeof request === 'string' ? request : request.url;
      context.response = await outbound.fetch(url, options);
    },
  };
}
