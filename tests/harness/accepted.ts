import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** The connections that a server of this process accepted, as long as their descriptors are held. */
export interface Accepted {
  open(): number;
  forget(): void;
}

/** Watches the server at this address, by what Node itself tells of each connection it accepts. */
export function watchAccepted(url: string): Accepted {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    if (socket.localPort === port) sockets.add(socket);
  };
  subscribe('net.server.socket', note);
  return {
    open: () => [...sockets].filter((socket) => !socket.destroyed).length,
    forget: () => void unsubscribe('net.server.socket', note),
  };
}
