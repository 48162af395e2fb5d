/**
 * Loaded into the Playground's process: it is reached from this machine only, and ends with whoever
 * started it, however that one ended. By itself it listens on every address.
 */
import { Server } from 'node:net';

const { listen } = Server.prototype;
Server.prototype.listen = function listenHere(port, ...rest) {
  const isPort = typeof port === 'number' || typeof port === 'string';
  return listen.call(this, isPort ? { port: Number(port), host: '127.0.0.1' } : port, ...rest);
};

process.stdin.once('end', () => process.exit(0));
process.stdin.resume();
process.stdin.unref?.();
