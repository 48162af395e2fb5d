import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { httpDate } from '../clock.ts';

/**
 * How a Graph call failed, as far as the caller must act on it. `throttled`: nothing happened, wait.
 * `ambiguous`: it may have happened, look before repeating. The rest are plain answers.
 */
export type GraphProblemKind =
  | 'throttled'
  | 'ambiguous'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'invalid';

/** A failed Graph call. `code` is Graph's own word; the message never quotes Graph's text. */
export class GraphProblem extends Error {
  readonly kind: GraphProblemKind;
  readonly code: string | null;
  /** What Graph told us to wait, in seconds; null when it said nothing usable. */
  readonly retryAfterSeconds: number | null;

  constructor(kind: GraphProblemKind, code: string | null, options: Options = {}) {
    super(`Graph answered: ${kind}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'GraphProblem';
    this.kind = kind;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

type Options = { retryAfterSeconds?: number | null; cause?: unknown };

const kinds: Record<number, GraphProblemKind> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
  503: 'throttled',
};

/** Sorts whatever a call threw, save that it had no token; resets, timeouts, 500, 502 and 504 are ambiguous. `now` in epoch ms. */
export function sortProblem(error: unknown, now: number): GraphProblem {
  if (error instanceof GraphProblem) return error;
  if (!(error instanceof GraphError)) return new GraphProblem('ambiguous', null, { cause: error });
  const kind = kinds[error.statusCode] ?? 'ambiguous';
  const retryAfterSeconds = readRetryAfter(error.headers?.get('retry-after') ?? null, now);
  return new GraphProblem(kind, error.code, { retryAfterSeconds });
}

/** How a part of a batch failed, from what Graph said of it alone. `now` in epoch ms. */
export function problemIn(
  part: { status: number; body: unknown; headers?: Record<string, string> | null | undefined },
  now: number,
): GraphProblem {
  const said = partError.safeParse(part.body);
  const told = Object.entries(part.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'retry-after',
  )?.[1];
  const retryAfterSeconds = readRetryAfter(told ?? null, now);
  const kind = kinds[part.status] ?? 'ambiguous';
  return new GraphProblem(kind, said.data?.error.code ?? null, { retryAfterSeconds });
}

const partError = z.object({ error: z.object({ code: z.string() }) });

/** Asked for longer than a day, we look again after one: it may have been a slip, and costs one call. */
const longestWaitSeconds = 86_400;

/**
 * Reads Retry-After (RFC 9110 10.2.3): seconds, also fractional, or a date, a day at most; nonsense
 * gives null.
 */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) {
    return seconds < 0 ? null : Math.min(longestWaitSeconds, Math.ceil(seconds));
  }
  const until = httpDate(value);
  if (until === null) return null;
  return Math.min(longestWaitSeconds, Math.max(0, Math.ceil((until - now) / 1000)));
}
