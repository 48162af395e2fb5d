import type { z } from 'zod';
import {
  nothing,
  type AnswerOf,
  type Call,
  type Comer,
  type Contract,
  type Parsed,
} from '../contract.ts';
import type { Changed, Page } from '../pages.ts';

/** What a handler gives back: an answer, and how its success is said where the contract leaves a choice. */
export type Reply<Body = unknown, Status = number> = { body: Body; status?: Status };

/**
 * An answer with an entity tag, which stays as long as the answer does. It is made only for whoever
 * doesn't have it yet; who may not have it is refused before there is a tag.
 */
export type Tagged<Body = unknown> = { tag: string; make: () => Promise<Body> };

/** A stream instead of an answer: it says that something changed and on which page, never what. */
export type Feed = {
  /** Calls `heard` with where each change is seen, until the function it gives is called. */
  listen(heard: (changed: Changed) => void): () => void;
  /**
   * What of these changes this caller is told: the pages, none for "something, somewhere"; null when
   * nothing is new for them. @throws Refusal when they may not know.
   */
  newsOf(changed: ReadonlySet<Changed>): Promise<readonly Page[] | null>;
};

/** A request after sign-in and parsing. `expected` is If-Match's version, `key` the Idempotency-Key. */
export type Given<C extends Call> = {
  actor: Comer<C>;
  params: Parsed<C, 'params'>;
  query: Parsed<C, 'query'>;
  body: Parsed<C, 'body'>;
  expected: number;
  key: string;
};

/** How a call ends: with its answer, made at once or once it is wanted, or with a stream that stays open. */
export type Handled<C extends Call> = C['answer'] extends 'stream'
  ? { feed: Feed }
  : C extends { tagged: true }
    ? Tagged<AnswerOf<C>>
    : Reply<AnswerOf<C>, C extends { status: readonly (infer S)[] } ? S : 200>;

/** A concept's side of its contract: one handler for each call, each with the answer it owes. */
export type Handlers<C extends Contract> = {
  [Name in keyof C]: (given: Given<C[Name]>) => Promise<Handled<C[Name]>>;
};

/** One line of the route table; everything about a request that can be said without its handler. */
export type Route = Pick<Call, 'method' | 'path' | 'who' | 'needs'> &
  Required<Pick<Call, 'verb' | 'cost'>> & {
    params: z.ZodType;
    query: z.ZodType;
    body: z.ZodType | null;
    /** How a success is said where the handler names no other way. */
    status: number;
    handle(given: Given<Call>): Promise<{ feed: Feed } | Tagged | Reply>;
  };

/** The route table of a contract, each call with its handler; the handler sees its input parsed. */
export function routesFrom<C extends Contract>(calls: C, handlers: Handlers<C>): Route[] {
  return Object.entries(calls).map(([name, call]) => ({
    ...call,
    params: call.params ?? nothing,
    query: call.query ?? nothing,
    body: call.method === 'GET' ? null : (call.body ?? nothing),
    cost: call.cost ?? (call.method === 'GET' ? 'read' : 'write'),
    status: call.status?.[0] ?? 200,
    // A handler of the table belongs to the call of its name, which the types of `handlers` hold.
    handle: handlers[name] as Route['handle'],
  }));
}
