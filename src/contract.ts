import { z } from 'zod';
import type { Actor } from './people/actor.ts';
import type { Verb } from './record/permissions.ts';

/** A body, a query or parameters that carry nothing. */
export const nothing = z.strictObject({});

/** What a call costs us: looking, changing something, or making Microsoft 365 work for it. */
export type Cost = 'read' | 'write' | 'outside';

/** What must come in the headers: the version that was seen (If-Match), or an Idempotency-Key. */
export type Need = 'version' | 'key';

/** One call over the wire, said once: the server, the tab, the tests and the document derive from it. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: `/api/${string}`;
  /** Absent parameters, query or body carry nothing. */
  params?: z.ZodObject;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What comes back; a stream says that something changed, never what. */
  answer: z.ZodType | 'stream';
  /** Which kinds of actor may come: another is refused before the handler. */
  who: readonly [Actor['kind'], ...Actor['kind'][]];
  /** The right that is asked for: a verb of the matrix, or none but to be signed in. */
  verb: Verb | 'anyone';
  needs?: Need;
  /**
   * The answer carries an entity tag, and whoever sends it back as If-None-Match is told that nothing
   * changed (304) instead of what they have.
   */
  tagged?: true;
  /** Which of a person's allowances it is taken from. Absent: a GET reads, everything else writes. */
  cost?: Cost;
  /** How a success is said; the first where the handler names none. Absent: 200. */
  status?: readonly [Success, ...Success[]];
};
type Success = 200 | 201 | 202;

/** The calls of one concept by their names. */
export type Contract = Record<string, Call>;

/** Writes a concept's contract; its methods, paths and needs stay literal types. */
export function contract<const C extends Contract>(calls: C): C {
  return calls;
}

/** Who comes to a call, as its handler is given them. */
export type Comer<C extends Call> = ByKind[C['who'][number]];
type ByKind = { [A in Actor as A['kind']]: A };

/** A part of a call after parsing; an absent one holds nothing. */
export type Parsed<C extends Call, Part extends 'params' | 'query' | 'body'> =
  C extends Record<Part, infer S extends z.ZodType> ? z.output<S> : z.output<typeof nothing>;

/** What a call answers; a stream answers nothing that could be read at once. */
export type AnswerOf<C extends Call> = C['answer'] extends z.ZodType
  ? z.output<C['answer']>
  : never;

type Typed<C extends Call, Part extends 'params' | 'query' | 'body'> =
  C extends Record<Part, infer S extends z.ZodType> ? Record<Part, z.input<S>> : unknown;

/** All that a caller has to send, part by part; what a call does not take is no part of it. */
export type SentBy<C extends Call> = Typed<C, 'params'> &
  Typed<C, 'query'> &
  Typed<C, 'body'> &
  (C extends { needs: 'version' } ? { version: number } : unknown) &
  (C extends { needs: 'key' } ? { key: string } : unknown);
