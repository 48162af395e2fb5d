/**
 * Entra gave the app no token, so whatever needed it was never sent. `credential`: it refused our
 * secret or certificate, and an admin must renew it; `unavailable`: it did not answer as it should.
 */
export class IdentityProblem extends Error {
  readonly kind: 'credential' | 'unavailable';
  /** How long to wait before asking again. */
  readonly retryAfterSeconds: number;

  constructor(
    kind: IdentityProblem['kind'],
    { retryAfterSeconds, cause }: { retryAfterSeconds: number; cause?: unknown },
  ) {
    super(`Entra gave no token: ${kind}`, cause === undefined ? {} : { cause });
    this.name = 'IdentityProblem';
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
