import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Chained, Server } from 'restify';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Connections } from './connections.ts';
import { bareHeaders } from './headers.ts';
import { writeProblem } from './mount.ts';
import { problemOf, type Problem } from './problems.ts';

type World = { connections: Connections; log: Log };

/**
 * Answers with problem documents what Node would refuse in words of its own: what is no sound HTTP,
 * came too slowly, is too long in its headers, names no host, or expects what nobody knows.
 */
export function refuseUnsoundHttp(server: Server, world: World): void {
  const { server: http } = server;
  // Node's own answer to either would be a bare status; ours comes from `sound`, as to any request.
  Object.assign(http, { requireHostHeader: false });
  http.on('checkExpectation', (request, response) => http.emit('request', request, response));
  server.pre(soundly(world.log));
  const headers = bareHeaders();
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isLost = error.code === 'ECONNRESET' || !socket.writable;
    if (isLost || world.connections.isAnswering(socket)) socket.destroy();
    else socket.end(overTheWire(refused(refusalFor(error.code), world.log), headers));
  });
}

/** Lets through what names its host once and expects nothing but to be asked for its body. */
function soundly(log: Log): Chained {
  return (request, response, next) => {
    const { host, expect = '100-continue' } = request.headers;
    const isHosted = host !== undefined || request.httpVersion === '1.0';
    if (isHosted && expect.toLowerCase() === '100-continue') return next();
    const refusal = isHosted
      ? new Refusal('expectation_unknown', 'Expect nothing but 100-continue.')
      : new Refusal('malformed_request', 'Send a Host header.');
    response.setHeader('Connection', 'close');
    writeProblem(response, refused(refusal, log));
    next(false);
  };
}

function refused(refusal: Refusal, log: Log): Problem {
  const reference = randomUUID();
  log.info({ reference, refused: refusal.code }, 'refused');
  return problemOf(refusal, reference);
}

function refusalFor(code: string | undefined): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal('headers_too_long', 'The headers are too long. Send less in them.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Refusal('payload_too_large', 'Send the body without anything beside its chunks.');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal('request_too_slow', 'The request did not arrive in time. Send it again.');
    default:
      return new Refusal('malformed_request', 'That is not sound HTTP/1.1. Check how it is sent.');
  }
}

/** An answer as bytes: what could not be read as a request has no response to write to. */
function overTheWire({ status, body, headers }: Problem, security: Problem['headers']): string {
  const text = JSON.stringify(body);
  const all = {
    ...security,
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n');
}
