import type { z } from 'zod';
import type { Actor } from '../people/access.ts';
import type { Verb } from '../record/permissions.ts';
import type { Cost } from './limits.ts';

/** What a handler gives back; `etag` is the version of the thing, for the next If-Match. */
export type Reply = { status?: number; body: unknown; etag?: number };

/** A stream instead of an answer: it says that something changed, never what. */
export type Feed = {
  /** Calls `heard` after each change until the function it gives is called. */
  listen(heard: () => void): () => void;
  /** Whether there is something new for this caller. @throws Refusal when they may not know. */
  hasNews(): Promise<boolean>;
};

/** How a route ends: with an answer, or with a stream that stays open. */
export type Handled = Reply | { feed: Feed };

/** A request after sign-in and parsing. `expected` is If-Match's version, `key` the Idempotency-Key. */
export type Call<Params, Query, Body> = {
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  expected: number;
  key: string;
};

/** One line of the route table; everything about a request that can be said without its handler. */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  /** Who may call it: a verb of the matrix, anyone with a part in the handover, or anyone signed in. */
  verb: Verb | 'open' | 'anyone';
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType | null;
  needs: readonly Need[];
  /** Which of a person's allowances it is taken from. */
  cost: Cost;
  handle(call: Call<unknown, unknown, unknown>): Promise<Handled>;
};

export type Need = 'version' | 'key';

type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  method: Route['method'];
  path: string;
  verb: Route['verb'];
  params: P;
  query: Q;
  body: B;
  needs?: readonly Need[];
  /** Absent: a GET reads, everything else writes. */
  cost?: Cost;
  handle(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Handled>;
};

/** Writes one line of the route table; the handler sees its input already parsed and typed. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Definition<P, Q, B>,
): Route {
  return {
    ...definition,
    needs: definition.needs ?? [],
    cost: definition.cost ?? (definition.method === 'GET' ? 'read' : 'write'),
    body: definition.method === 'GET' ? null : definition.body,
    handle: async (call) =>
      await definition.handle(call as Call<z.infer<P>, z.infer<Q>, z.infer<B>>),
  };
}
