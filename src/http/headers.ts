import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type HelmetOptions } from 'helmet';
import type { Chained } from 'restify';

/** The empty string's hash: Fluent inserts its rules into empty style elements, measured. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const yearSeconds = 31_536_000;

/**
 * Security headers on every answer (SE07). Only the tab may be framed, and only by Microsoft's
 * hosts; X-Frame-Options stays off, because it cannot name them.
 */
export function securityHeaders(frameAncestors: readonly string[]): Chained {
  const api = apiPolicy();
  // Only where it is opened in a window of its own; in Teams' frame the header means nothing.
  const tab = policy(
    { policy: 'same-origin-allow-popups' },
    {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", emptyStyle],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'https://res.cdn.office.net'],
      fontSrc: ["'self'"],
      frameAncestors: [...frameAncestors],
    },
  );
  return (request, response, next) => {
    response.removeHeader('Server');
    const headers = request.getPath().startsWith('/tab') ? tab : api;
    headers(request, response, () => next());
  };
}

/** The headers of an answer outside the tab, for one that is written to the socket itself. */
export function bareHeaders(): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  apiPolicy()(request, response, () => undefined);
  return Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}

function apiPolicy() {
  return policy(false, { defaultSrc: ["'none'"], frameAncestors: ["'none'"] });
}

function policy(
  crossOriginOpenerPolicy: NonNullable<HelmetOptions['crossOriginOpenerPolicy']>,
  directives: Record<string, string[]>,
) {
  const closed = { baseUri: ["'none'"], objectSrc: ["'none'"], formAction: ["'none'"] };
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives, ...closed } },
    frameguard: false,
    crossOriginOpenerPolicy,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: yearSeconds, includeSubDomains: true },
  });
}
