import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { watchAccepted, type Accepted } from '../harness/accepted.ts';
import type { Answer } from '../harness/client.ts';
import { expectProblem } from '../harness/problem.ts';
import { startProduct, type Product } from '../harness/product.ts';
import { answerIn } from '../harness/raw.ts';
import { until } from '../harness/until.ts';

/** What no ordinary client sends: it needs real sockets, and the server as it runs. */
let product: Product;
let token: string;
let accepted: Accepted;

beforeAll(async () => {
  product = await startProduct();
  accepted = watchAccepted(product.url);
  token = await product.tenant.userToken(PERSONS.riya.id);
});
afterAll(async () => {
  accepted.forget();
  await product.stop();
});

interface Line {
  said(): string;
  closed(): boolean;
  leave(): void;
}

async function open(bytes: string | Buffer): Promise<Line> {
  const { hostname, port } = new URL(product.url);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect(Number(port), hostname, () => resolve(opened));
    opened.once('error', reject);
  });
  const chunks: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(bytes);
  return {
    said: () => Buffer.concat(chunks).toString(),
    closed: () => socket.destroyed,
    leave: () => socket.destroy(),
  };
}

const request = (first: string, ...headers: string[]) =>
  [first, 'Host: handover', ...headers, '', ''].join('\r\n');
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket'];
const key = 'Idempotency-Key: 6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90';
const chunked = (body: string) =>
  `${request(
    'POST /api/handovers HTTP/1.1',
    `Authorization: Bearer ${token}`,
    key,
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
  )}${body}`;

type Row = [name: string, bytes: () => string | Buffer, status: number, code?: string];

/** Each odd request with what it is answered. Status 0: closed without a word. */
const rows: Row[] = [
  ['an upgrade without a login', () => request('GET /api/me HTTP/1.1', ...upgrade), 401],
  [
    'an upgrade with a login',
    () => request('GET /api/me HTTP/1.1', ...upgrade, `Authorization: Bearer ${token}`),
    200,
  ],
  ['an upgrade of the tab', () => request('GET /tab HTTP/1.1', ...upgrade), 200],
  ['an upgrade to nowhere', () => request('GET /nothing HTTP/1.1', ...upgrade), 404],
  [
    'an upgrade of the bot, its body behind it',
    () =>
      `${request('POST /api/messages HTTP/1.1', ...upgrade, 'Content-Type: application/json', 'Content-Length: 2')}{}`,
    401,
  ],
  [
    'an upgrade to HTTP/2',
    () =>
      request(
        'GET /healthz HTTP/1.1',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA',
      ),
    200,
  ],
  ['a tunnel', () => request('CONNECT example.com:443 HTTP/1.1'), 0],
  [
    'HTTP/2 from the first byte',
    () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    400,
    'malformed_request',
  ],
  ['a TLS greeting', () => Buffer.from('1603010200010001fc0303', 'hex'), 400, 'malformed_request'],
  ['no HTTP at all', () => 'hello\r\n\r\n', 400, 'malformed_request'],
  ['an unknown method', () => request('BREW /tab HTTP/1.1'), 400, 'malformed_request'],
  [
    'two lengths',
    () => request('POST /api/messages HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'),
    400,
    'malformed_request',
  ],
  ['no host', () => 'GET /api/me HTTP/1.1\r\n\r\n', 400, 'malformed_request'],
  [
    'headers of 20 KB',
    () => request('GET /api/me HTTP/1.1', `X-Wide: ${'a'.repeat(20_000)}`),
    431,
    'headers_too_long',
  ],
  [
    'an expectation that nobody knows',
    () => request('GET /api/me HTTP/1.1', 'Expect: 200-ok'),
    417,
    'expectation_unknown',
  ],
  [
    'a body that waits to be asked for, without a login',
    () =>
      request('POST /api/handovers HTTP/1.1', 'Expect: 100-continue', 'Content-Length: 5').concat(
        '{"a":',
      ),
    401,
  ],
  ['a chunk whose length is no number', () => chunked('zz\r\n{}\r\n0\r\n\r\n'), 400],
  [
    'a chunk with 20 KB beside its length',
    () => chunked(`2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`),
    413,
    'payload_too_large',
  ],
];

const named = rows.map(([name, bytes, status, code]) => ({ name, bytes, status, code }));

/** The last answer on a line: `100 Continue` before it is none. */
function lastAnswer(line: Line): Answer {
  return answerIn(line.said().replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/u, ''));
}

const isAnswered = (line: Line) => /^HTTP\/1\.1 (?!100)\d{3} [\s\S]*\r\n\r\n/mu.test(line.said());

describe('requests as no ordinary client makes them', () => {
  it.each(named)('LM06 $name: answered or closed at once', async ({ bytes, status, code }) => {
    const before = accepted.open();
    const line = await open(bytes());
    await until(() => isAnswered(line) || line.closed(), { what: 'it is answered or closed' });
    expect(line.said() === '' ? 0 : lastAnswer(line).status).toBe(status);
    if (code !== undefined) {
      await until(() => line.closed(), { what: 'it is closed after the answer' });
      expectProblem(lastAnswer(line), status, code as 'malformed_request');
      expect(lastAnswer(line).headers.get('content-security-policy')).toContain("'none'");
    }
    line.leave();
    await until(() => accepted.open() <= before, { what: 'the descriptor is free again' });
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  });

  it('LM06 what comes broken behind a good request spoils nothing of its answer', async () => {
    const line = await open(`${request('GET /tab HTTP/1.1')}hello\r\n\r\n`);
    await until(() => line.closed(), { what: 'it is closed' });
    const answers = line.said().match(/HTTP\/1\.1 \d{3}/gu) ?? [];
    expect(answers.length).toBeLessThanOrEqual(2);
    if (answers[0] === 'HTTP/1.1 200') expect(line.said()).toContain('<title>Handover</title>');
  });

  it('SE04 none of them was a fault of ours', () => {
    expect(product.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('OP07 none of them keeps the service from stopping', async () => {
    const leaving = [
      ...rows.map(([, bytes]) => bytes()),
      '',
      'GET /api/me HT',
      request('POST /api/messages HTTP/1.1', 'Content-Length: 5000', 'Authorization: x'),
      chunked('1\r\n{'),
    ];
    const lines = await Promise.all(leaving.map(async (bytes) => await open(bytes)));
    await product.stopService();
    expect(accepted.open()).toBe(0);
    for (const line of lines) line.leave();
  });
});
