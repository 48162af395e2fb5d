import type { Incoming } from '../listener.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a call comes from the page itself: another site in the same browser must not get a
 * token or press a button, not even through a name that resolves to this machine.
 */
export function isFromPage(request: Incoming, publicUrl: string | undefined): boolean {
  const { host = '', origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const allowed = [...LOOPBACK, ...(publicUrl ? [new URL(publicUrl).hostname] : [])];
  if (!allowed.includes(host.replace(/:\d+$/, ''))) return false;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || new URL(origin).host === host;
}
