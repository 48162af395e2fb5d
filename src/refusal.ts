/** Every way in which the product says no; each entry (HTTP, chat) answers each of them. */
export type RefusalCode =
  | 'unauthenticated'
  | 'invalid_token'
  | 'app_token_not_allowed'
  | 'insufficient_scope'
  | 'client_not_allowed'
  | 'not_found'
  | 'role_required'
  | 'own_submission'
  | 'invalid_state'
  | 'already_accepted'
  | 'blocked'
  | 'version_conflict'
  | 'version_required'
  | 'key_required'
  | 'idempotency_key_reused'
  | 'already_scheduled'
  | 'invalid_input'
  | 'unknown_field'
  | 'invalid_json'
  | 'invalid_text'
  | 'malformed_request'
  | 'request_too_slow'
  | 'expectation_unknown'
  | 'headers_too_long'
  | 'payload_too_large'
  | 'address_too_long'
  | 'unsupported_encoding'
  | 'unsupported_media_type'
  | 'method_not_allowed'
  | 'rate_limited'
  | 'keys_unavailable'
  | 'identity_unavailable'
  | 'database_unavailable'
  | 'calendar_unavailable'
  | 'directory_unavailable';

export type FieldProblem = { pointer: string; code: string; detail: string };

/** What a refusal may carry beside its sentence; all of it may be shown to the person. */
export type RefusalExtra = {
  errors?: FieldProblem[];
  blockers?: unknown[];
  currentVersion?: number;
  state?: string;
  retryAfterSeconds?: number;
};

/** An expected no: `code` for programs, `message` for people (it says what to do). */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly extra: RefusalExtra;

  constructor(code: RefusalCode, message: string, extra: RefusalExtra = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.extra = extra;
  }
}
