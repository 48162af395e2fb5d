import { randomUUID } from 'node:crypto';
import type { Outgoing } from '../listener.ts';

export interface EntraError {
  error: string;
  /** The number after AADSTS. */
  number: number;
  message: string;
  status?: number;
  suberror?: string;
  /** Claims challenge as JSON text. */
  claims?: string;
}

export const INVALID_SECRET: EntraError = {
  error: 'invalid_client',
  number: 7000215,
  status: 401,
  message:
    'Invalid client secret provided. Ensure the secret being sent in the request is the client ' +
    'secret value, not the client secret ID, for a secret added to app.',
};
export const EXPIRED_SECRET: EntraError = {
  error: 'invalid_client',
  number: 7000222,
  status: 401,
  message: 'The provided client secret keys for app are expired.',
};
export const CONSENT_MISSING: EntraError = {
  error: 'invalid_grant',
  number: 65001,
  message:
    'The user or administrator has not consented to use the application named Handover. ' +
    'Send an interactive authorization request for this user and resource.',
};
export const INTERACTION_REQUIRED: EntraError = {
  error: 'interaction_required',
  number: 50076,
  suberror: 'basic_action',
  claims: '{"access_token":{"capolids":{"essential":true,"values":["4f2a"]}}}',
  message:
    'Due to a configuration change made by your administrator, or because you moved to a new ' +
    'location, you must use multi-factor authentication to access the resource.',
};
export const ASSERTION_EXPIRED: EntraError = {
  error: 'invalid_grant',
  number: 500133,
  message: 'Assertion is not within its valid time range.',
};
export const ASSERTION_INVALID: EntraError = {
  error: 'invalid_grant',
  number: 50013,
  message: 'Assertion failed signature validation.',
};

/** An error reply of the token endpoint in Entra's own shape. */
export function entraError(of: EntraError, now: Date): Outgoing {
  const trace = randomUUID();
  const correlation = randomUUID();
  const timestamp = now
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  return {
    status: of.status ?? 400,
    body: {
      error: of.error,
      error_description:
        `AADSTS${of.number}: ${of.message} Trace ID: ${trace} ` +
        `Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [of.number],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${of.number}`,
      ...(of.suberror ? { suberror: of.suberror } : {}),
      ...(of.claims ? { claims: of.claims } : {}),
    },
  };
}
