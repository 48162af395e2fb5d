import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** A TCP way to the database that can go dark: connections stay open and nothing passes. */
export interface HalfOpenProxy {
  /** The given address, leading through the proxy. */
  url: string;
  goDark(): void;
  /** New connections pass again; the dark ones stay dark. */
  recover(): void;
  /** Ends every connection at once, as a network device does. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a proxy on a random loopback port before the PostgreSQL server at `target`. */
export async function startHalfOpenProxy(target: string): Promise<HalfOpenProxy> {
  const address = new URL(target);
  const sockets = new Set<Socket>();
  let dark = false;
  const server = createServer((client) => {
    const upstream = connect(Number(address.port || '5432'), address.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      if (!dark) from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: url.href,
    goDark: () => {
      dark = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    recover: () => {
      dark = false;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
