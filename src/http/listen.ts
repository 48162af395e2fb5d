import type { Server } from 'restify';
import { errorCode } from '../storage/error-code.ts';
import { connectionsOf } from './connections.ts';

/**
 * Listens on loopback or the given host; gives the port that was taken.
 * @throws with a sentence that says what to do when it cannot.
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refused = (cause: Error) => {
      const text = `Handover cannot listen on ${host}:${port} (${errorCode(cause)}). Set PORT and HOST to what is free on this machine.`;
      reject(new Error(text, { cause }));
    };
    // restify hands the error on to itself, where nobody listening means that the process dies.
    server.once('error', refused);
    server.server.once('error', refused);
    server.listen(port, host, resolve);
  });
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** As long as the longest call to Microsoft 365 that an answer may wait for. */
const lastAnswersMs = 15_000;

/**
 * Stops taking requests, lets those end that have arrived whole, and closes what idles (OP07). What is
 * still arriving is as one that comes later. Whoever does not take their answer is not waited for long.
 */
export async function close(server: Server, withinMs = lastAnswersMs): Promise<void> {
  const enough = setTimeout(() => server.server.closeAllConnections(), withinMs);
  await new Promise<void>((resolve) => {
    server.close(resolve);
    server.server.closeIdleConnections();
    connectionsOf(server.server).closeUnasked();
  });
  clearTimeout(enough);
}
