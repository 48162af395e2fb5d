import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What stands before several instances: each request goes to the next of them, whoever sends it. */
export interface FrontDoor {
  url: string;
  close(): Promise<void>;
}

/** Opens it on a free loopback port; `instances` says at every request where they listen. */
export async function openFrontDoor(instances: () => readonly string[]): Promise<FrontDoor> {
  // A connection of its own for each request: what nobody accepts has not been sent to anybody.
  const agent = new Agent({ keepAlive: false });
  let turn = 0;
  const server = createServer((incoming, response) => {
    turn += 1;
    const urls = instances();
    const order = urls.map((_url, index) => urls[(turn + index) % urls.length] ?? '');
    void buffer(incoming).then(
      (body) => passOn({ incoming, body, response, agent }, order),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Passage {
  incoming: IncomingMessage;
  body: Buffer;
  response: ServerResponse;
  agent: Agent;
}

/** Hands a request to the first that takes it; one that breaks off half-way breaks off for the caller. */
function passOn(passage: Passage, [url, ...others]: readonly string[]): void {
  const { incoming, body, response, agent } = passage;
  if (url === undefined) {
    response.statusCode = 503;
    response.end();
    return;
  }
  const { method, headers, url: path = '/' } = incoming;
  const upstream = request(new URL(path, url), { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  upstream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') passOn(passage, others);
    else response.destroy();
  });
  response.on('close', () => upstream.destroy());
  upstream.end(body);
}
