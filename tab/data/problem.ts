import type { WireProblem } from '../../src/contracts.ts';

/** A code that the service may answer, or one of ours for what never got an answer of it. */
export type ProblemCode = WireProblem['code'] | 'not_signed_in' | 'unreachable' | 'unknown';

/** What the service says about a request that it refused or could not carry out (RFC 9457). */
export interface ProblemDetails {
  status: number;
  code: ProblemCode;
  detail: string;
  reference: string | null;
  errors: NonNullable<WireProblem['errors']>;
  blockers: NonNullable<WireProblem['blockers']>;
  currentVersion: number | null;
  retryAfterMs: number | null;
}

/** A request that failed; `detail` is a sentence that may be shown as it is. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails, cause?: unknown) {
    super(details.detail, { cause });
    this.name = 'Problem';
    this.details = details;
  }
}

const OFFLINE = 'The service could not be reached. What you typed is kept; try again in a moment.';

/** Makes a `Problem` of a failure that never got an answer. */
export function unreachable(cause: unknown): Problem {
  return new Problem({ ...emptyDetails(0), code: 'unreachable', detail: OFFLINE }, cause);
}

/** Details with nothing but a status; callers fill in what they know. */
export function emptyDetails(status: number): ProblemDetails {
  return {
    status,
    code: 'unknown',
    detail: 'Something went wrong on our side. Try again in a moment.',
    reference: null,
    errors: [],
    blockers: [],
    currentVersion: null,
    retryAfterMs: null,
  };
}

/** Gives the sentence to show for any failure. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Problem)) return emptyDetails(0).detail;
  const fields = error.details.errors.map((field) => field.detail).filter(Boolean);
  return fields.length > 0 ? fields.join(' ') : error.details.detail;
}

/** True when the failure is a `Problem` with this code. */
export function isProblem(error: unknown, code: ProblemCode): error is Problem {
  return error instanceof Problem && error.details.code === code;
}
