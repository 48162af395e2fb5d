import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as the servers of the local tenant see it; `path` is still percent-encoded. */
export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A reply: a Buffer goes out as it is, a string as text, anything else as JSON. */
export interface Outgoing {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export type Handler = (request: Incoming) => Promise<Outgoing> | Outgoing;

/** What a server does with the open exchange; it must end or destroy the response. */
export type Exchange = (request: Incoming, response: ServerResponse) => Promise<void>;

export interface Listener {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 at the port (0 = any free one); a busy port rejects with EADDRINUSE. */
export async function listen(port: number, exchange: Exchange): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => exchange(request, response))
      .catch((error: unknown) => failExchange(response, error));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port: bound, url: `http://127.0.0.1:${bound}`, close };
}

/** Sends a reply and resolves when the last byte was handed to the operating system. */
export async function send(response: ServerResponse, reply: Outgoing): Promise<void> {
  const { content, type } = encode(reply.body);
  const headers = { ...(type ? { 'content-type': type } : {}), ...reply.headers };
  response.writeHead(reply.status, { ...headers, 'content-length': content.length });
  await new Promise<void>((resolve) => response.end(content, () => resolve()));
}

function encode(body: unknown): { content: Buffer; type: string | null } {
  if (body === undefined) return { content: Buffer.alloc(0), type: null };
  if (Buffer.isBuffer(body)) return { content: body, type: 'application/octet-stream' };
  if (typeof body === 'string') {
    return { content: Buffer.from(body), type: 'text/plain; charset=utf-8' };
  }
  return { content: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' };
}

async function readRequest(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

function failExchange(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`The local tenant itself failed: ${message}`);
}
