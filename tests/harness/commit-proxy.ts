import { connect, createServer, type Socket } from 'node:net';

/** Around which COMMIT to strike: of a transaction in which these words were said. */
export interface Strike {
  within: RegExp;
  /** `before`: the COMMIT never reaches the server. `after`: it is done, and nobody is told. */
  when: 'before' | 'after';
  /** So many such transactions pass before the one that is struck. */
  skip?: number;
}

/** A way to PostgreSQL that calls `onStrike` around one COMMIT, then stays out of the way. */
export interface CommitProxy {
  /** The given address, leading through the proxy. */
  url: string;
  arm(strike: Strike): void;
  disarm(): void;
  close(): Promise<void>;
}

/** The simple query in which kysely ends a transaction ("Frontend/Backend Protocol", Query). */
const commit = 'Q\0\0\0\x0bcommit\0';
const committed = 'COMMIT\0';
/** Connections without transactions say much and never COMMIT. */
const longest = 100_000;

/** Opens the proxy on a random loopback port before the PostgreSQL server at `target`. */
export async function startCommitProxy(target: string, onStrike: () => void): Promise<CommitProxy> {
  const address = new URL(target);
  const sockets = new Set<Socket>();
  const armed: { strike: Strike | null; passed: number } = { strike: null, passed: 0 };
  const isStruck = (said: string): Strike | null => {
    const { strike } = armed;
    if (!strike?.within.test(said)) return null;
    armed.passed += 1;
    if (armed.passed <= (strike.skip ?? 0)) return null;
    armed.strike = null;
    return strike;
  };
  const server = createServer((client) => {
    const upstream = connect(Number(address.port || '5432'), address.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    pass({ client, upstream, isStruck, onStrike });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  return {
    url: url.href,
    arm: (strike) => Object.assign(armed, { strike, passed: 0 }),
    disarm: () => Object.assign(armed, { strike: null }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Passage {
  client: Socket;
  upstream: Socket;
  isStruck: (said: string) => Strike | null;
  onStrike: () => void;
}

/** Hands bytes on in both directions; `said` is what the client said since its last COMMIT. */
function pass({ client, upstream, isStruck, onStrike }: Passage): void {
  let said = '';
  let waitsForCommit = false;
  const strike = () => {
    onStrike();
    client.destroy();
  };
  client.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('latin1')).slice(-longest);
    if (!said.endsWith(commit)) return void upstream.write(chunk);
    const struck = isStruck(said);
    said = '';
    if (struck?.when === 'before') return strike();
    waitsForCommit = struck !== null;
    upstream.write(chunk);
  });
  upstream.on('data', (chunk: Buffer) => {
    if (!waitsForCommit) return void client.write(chunk);
    if (chunk.includes(committed)) strike();
  });
}
