import type { Refusal, RefusalCode } from '../refusal.ts';

/** A problem as RFC 9457 puts it on the wire. `instance` is the reference a person can quote. */
export type Problem = {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, string>;
};

/** Every code of a refusal with its status; the list is closed. */
export const statusByCode = {
  unauthenticated: 401,
  invalid_token: 401,
  app_token_not_allowed: 403,
  insufficient_scope: 403,
  client_not_allowed: 403,
  not_found: 404,
  role_required: 403,
  own_submission: 403,
  invalid_state: 409,
  already_accepted: 409,
  blocked: 409,
  version_conflict: 412,
  version_required: 428,
  key_required: 428,
  idempotency_key_reused: 422,
  already_scheduled: 409,
  invalid_input: 400,
  unknown_field: 400,
  invalid_json: 400,
  invalid_text: 400,
  malformed_request: 400,
  request_too_slow: 408,
  expectation_unknown: 417,
  headers_too_long: 431,
  payload_too_large: 413,
  address_too_long: 414,
  unsupported_encoding: 415,
  unsupported_media_type: 415,
  method_not_allowed: 405,
  rate_limited: 429,
  keys_unavailable: 503,
  identity_unavailable: 503,
  database_unavailable: 503,
  calendar_unavailable: 503,
  directory_unavailable: 503,
} satisfies Record<RefusalCode, number>;

const titles: Record<number, string> = {
  400: 'That was not understood',
  401: 'Sign in again',
  403: 'Not yours to do',
  404: 'Not found',
  405: 'Not possible here',
  408: 'Too slow',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  414: 'Too long',
  415: 'Not a format we take',
  417: 'Not something we promise',
  422: 'That key was used for something else',
  428: 'Say which version you saw',
  429: 'Too fast',
  431: 'Too long',
  500: 'Something went wrong',
  503: 'Not available right now',
};

/** What a refusal looks like on the wire. `reference` is the request's id (a UUID). */
export function problemOf(refusal: Refusal, reference: string): Problem {
  const status = statusByCode[refusal.code];
  const { retryAfterSeconds, ...extra } = refusal.extra;
  const headers: Record<string, string> = {};
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer error="invalid_token"';
  if (status === 503 || status === 429) headers['Retry-After'] = String(retryAfterSeconds ?? 5);
  const said = { code: refusal.code, detail: refusal.message, ...extra };
  return { status, headers, body: frame(status, said, reference) };
}

/** Anything unexpected: the reference only, nothing of what went wrong. */
export function faultProblem(reference: string): Problem {
  const detail = `Try again. If it happens again, tell your admin this reference: ${reference}.`;
  const body = frame(500, { code: 'internal', detail }, reference);
  return { status: 500, headers: {}, body };
}

function frame(
  status: number,
  said: { code: string; detail: string },
  reference: string,
): Problem['body'] {
  return {
    type: `urn:handover:problem:${said.code}`,
    title: titles[status] ?? 'Refused',
    status,
    ...said,
    instance: `urn:uuid:${reference}`,
  };
}
