import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Server } from 'restify';
import { z } from 'zod';
import { watchAccepted, type Accepted } from '../../tests/harness/accepted.ts';
import { ample } from '../../tests/harness/ample.ts';
import { expectProblem } from '../../tests/harness/problem.ts';
import { answerIn } from '../../tests/harness/raw.ts';
import { until } from '../../tests/harness/until.ts';
import { systemClock } from '../clock.ts';
import { contract } from '../contract.ts';
import { openLimits } from './limits.ts';
import { close, listen } from './listen.ts';
import { openLive } from './live.ts';
import { routesFrom } from './route.ts';
import { createServer } from './server.ts';

const read = {
  method: 'GET',
  answer: z.object({ text: z.string() }),
  who: ['person'],
  verb: 'anyone',
} as const;
const calls = contract({
  readLong: { ...read, path: '/api/long' },
  readNever: { ...read, path: '/api/never' },
});
const log = pino({ level: 'silent' });
const actor = { kind: 'person' as const, tenantId: '', personId: '', name: 'Riya' };
/** More than two sockets hold between them. */
const long = 'a'.repeat(30_000_000);

let server: Server;
let accepted: Accepted;
let port: number;
let isAsked = false;

/** `over` are Node's own times: those of the product are too long to be waited for. */
async function start(over: Record<string, number>): Promise<void> {
  server = createServer({
    live: openLive({ clock: systemClock, log }),
    limits: openLimits(ample),
    log,
    frameAncestors: [],
    signIn: async () => await Promise.resolve({ actor, expiresAt: 0 }),
    seen: async () => await Promise.resolve(),
    routes: routesFrom(calls, {
      readLong: async () => await Promise.resolve({ body: { text: long } }),
      readNever: async () => {
        isAsked = true;
        return await new Promise(() => undefined);
      },
    }),
  });
  Object.assign(server.server, over);
  port = await listen(server, 0, '127.0.0.1');
  accepted = watchAccepted(`http://127.0.0.1:${port}`);
}

/** Asks, and reads nothing of the answer until `resume`. */
async function ask(bytes: string): Promise<Socket> {
  const socket = await new Promise<Socket>((resolve) => {
    const opened: Socket = connect(port, '127.0.0.1', () => resolve(opened));
  });
  socket.on('error', () => undefined);
  socket.pause();
  socket.write(bytes);
  return socket;
}
const forLong = 'GET /api/long HTTP/1.1\r\nHost: x\r\n\r\n';

describe('the time a server gives', () => {
  afterEach(async () => {
    accepted.forget();
    await close(server, 0);
  });

  it('LM05 a request that does not arrive in time is told so and let go', async () => {
    await start({ headersTimeout: 1, connectionsCheckingInterval: 5 });
    const socket = await ask('GET /api/long HTTP/1.1\r\nX-Slow: ');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.resume();
    await until(() => socket.destroyed, { what: 'it is closed' });
    expectProblem(answerIn(Buffer.concat(chunks).toString()), 408, 'request_too_slow');
    expect(accepted.open()).toBe(0);
  });

  it('LM05 an answer that nobody reads is given up', async () => {
    await start({ timeout: 50 });
    const socket = await ask(forLong);
    await until(() => accepted.open() === 1, { what: 'it is connected' });
    await until(() => accepted.open() === 0, { what: 'it is given up' });
    socket.destroy();
  });

  it('OP07 an answer that nobody reads does not keep the server from stopping', async () => {
    await start({});
    const socket = await ask(forLong);
    await new Promise((resolve) => socket.once('readable', resolve));
    await close(server, 20);
    expect(accepted.open()).toBe(0);
    socket.destroy();
  });

  it('OP07 an answer that never comes does not keep the server from stopping', async () => {
    await start({});
    const socket = await ask('GET /api/never HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => isAsked, { what: 'the handler is asked' });
    await close(server, 20);
    expect(accepted.open()).toBe(0);
    socket.destroy();
  });
});
