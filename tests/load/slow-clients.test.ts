import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PERSONS } from '../../infra/local/world.ts';
import { clientWith } from '../harness/client.ts';
import { report } from '../harness/extent.ts';
import { startProduct, type Product } from '../harness/product.ts';

/** The time a request has (20 s), and how often Node looks for those that took longer (30 s). */
const closedWithinMs = 20_000 + 30_000 + 2_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

interface Slow {
  /** Milliseconds until the server closed it; null while it is open. */
  closedAfterMs(): number | null;
  leave(): void;
}

/** Opens a connection, sends how a request begins, and then one byte a second. */
async function dawdle(begin: string, drip: string): Promise<Slow> {
  const { hostname, port } = new URL(product.url);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect(Number(port), hostname, () => resolve(opened));
    opened.once('error', reject);
  });
  const from = performance.now();
  let closedAfter: number | null = null;
  socket.on('error', () => undefined);
  socket.on('data', () => undefined);
  socket.write(begin);
  const dripping = drip === '' ? null : setInterval(() => socket.write(drip), 1000);
  socket.on('close', () => {
    closedAfter = performance.now() - from;
    if (dripping) clearInterval(dripping);
  });
  return { closedAfterMs: () => closedAfter, leave: () => socket.destroy() };
}

const kinds = (token: string) => [
  {
    kind: 'a body of one byte a second',
    count: 50,
    begin:
      `POST /api/handovers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 5000\r\n' +
      'Idempotency-Key: 6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90\r\n\r\n{',
    drip: ' ',
  },
  {
    kind: 'headers of one byte a second',
    count: 50,
    begin: 'GET /api/me HTTP/1.1\r\nX-Slow: ',
    drip: 'a',
  },
  { kind: 'a connection that says nothing', count: 1000, begin: '', drip: '' },
];

it('LM05 slow clients are let go, and keep nobody else waiting', async () => {
  const token = await product.tenant.userToken(PERSONS.riya.id);
  const slow = await Promise.all(
    kinds(token).map(async ({ kind, count, begin, drip }) => {
      const open = Array.from({ length: count }, async () => await dawdle(begin, drip));
      return { kind, sockets: await Promise.all(open) };
    }),
  );
  const client = clientWith(product.url, token);
  const from = performance.now();
  let longest = 0;
  while (performance.now() - from < closedWithinMs) {
    const asked = performance.now();
    expect((await client.get('/api/waiting')).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
    await wait(250);
  }
  for (const { kind, sockets } of slow) {
    const closed = sockets.map(({ closedAfterMs }) => closedAfterMs());
    for (const one of sockets) one.leave();
    expect({ kind, open: closed.filter((ms) => ms === null).length }).toEqual({ kind, open: 0 });
    const seconds = closed.map((ms) => (ms ?? 0) / 1000).toSorted((a, b) => a - b);
    const [first, last] = [seconds[0], seconds.at(-1)].map((one) => one?.toFixed(1));
    report(`LM05 ${kind}: ${sockets.length} closed after ${first} to ${last} s`);
  }
  report(`LM05 others were answered within ${Math.round(longest)} ms meanwhile`);
  expect(longest).toBeLessThan(2000);
});
