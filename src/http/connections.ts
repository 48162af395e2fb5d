import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The open connections of a server, each with its requests that are not answered to the end. */
export type Connections = {
  /** Whether part of an answer went out there, so that anything else would spoil it. */
  isAnswering(socket: Duplex): boolean;
  /** Closes those on which no request that arrived whole waits for its answer. */
  closeUnasked(): void;
};

const watched = new WeakMap<Server, Connections>();

/** The connections of a server, watched from the first time this is asked: before it listens. */
export function connectionsOf(server: Server): Connections {
  const connections = watched.get(server) ?? watchConnections(server);
  watched.set(server, connections);
  return connections;
}

function watchConnections(server: Server): Connections {
  const open = new Map<Duplex, Set<ServerResponse>>();
  server.on('connection', (socket) => {
    open.set(socket, new Set());
    socket.once('close', () => open.delete(socket));
  });
  const note = ({ socket }: IncomingMessage, response: ServerResponse) => {
    const owed = open.get(socket);
    owed?.add(response);
    response.once('close', () => owed?.delete(response));
  };
  server.on('request', note);
  server.on('checkContinue', note);
  const isAsked = (owed: ReadonlySet<ServerResponse>) =>
    [...owed].some((response) => response.req.complete);
  return {
    isAnswering: (socket) => [...(open.get(socket) ?? [])].some((one) => one.headersSent),
    closeUnasked: () => {
      for (const [socket, owed] of open) if (!isAsked(owed)) socket.destroy();
    },
  };
}
