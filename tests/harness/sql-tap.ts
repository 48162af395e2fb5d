import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One statement as a program sent it to PostgreSQL, with its parameters as text. */
export interface Statement {
  /** Who sent it: the connection's `application_name`. */
  sender: string;
  text: string;
  values: (string | null)[];
}

/** A TCP way to the database that writes down what is asked on it. */
export interface SqlTap {
  /** The given address, leading through the tap. */
  url: string;
  /** Everything sent since it was opened, in order. */
  statements: Statement[];
  close(): Promise<void>;
}

/** Opens a tap on a random loopback port before the PostgreSQL server at `target`. */
export async function openSqlTap(target: string): Promise<SqlTap> {
  const address = new URL(target);
  const statements: Statement[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(address.port || '5432'), address.hostname);
    const read = readerOf((statement) => statements.push(statement));
    client.on('data', read);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    statements,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Reads one connection's messages to the server (PostgreSQL's documentation, "Message Formats"):
 * a start-up message without a letter, then letter, length, contents.
 */
function readerOf(note: (statement: Statement) => void): (chunk: Buffer) => void {
  let left = Buffer.alloc(0);
  let sender: string | null = null;
  let text = '';
  let values: Statement['values'] = [];
  const take = (letter: string, contents: Buffer): void => {
    const from = sender ?? '';
    if (letter === 'Q') note({ sender: from, text: stringAt(contents, 0), values: [] });
    if (letter === 'P') text = stringAt(contents, stringAt(contents, 0).length + 1);
    if (letter === 'B') values = valuesIn(contents);
    if (letter === 'E') note({ sender: from, text, values });
  };
  return (chunk) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      const start = sender === null ? 0 : 1;
      if (left.length < start + 4) return;
      const end = start + left.readInt32BE(start);
      if (left.length < end) return;
      const contents = left.subarray(start + 4, end);
      if (sender === null) sender = senderIn(contents);
      else take(String.fromCodePoint(left[0] ?? 0), contents);
      left = left.subarray(end);
    }
  };
}

function stringAt(contents: Buffer, offset: number): string {
  return contents.toString('utf8', offset, contents.indexOf(0, offset));
}

function senderIn(startUp: Buffer): string {
  const parts = startUp.toString('utf8', 4).split('\0');
  return parts[parts.indexOf('application_name') + 1] ?? '';
}

/** The parameters of a Bind message; the driver sends all of them as text. */
function valuesIn(bind: Buffer): Statement['values'] {
  let at = bind.indexOf(0) + 1;
  at = bind.indexOf(0, at) + 1;
  at += 2 + 2 * bind.readInt16BE(at);
  const count = bind.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = bind.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    const value = bind.toString('utf8', at, at + length);
    at += length;
    return value;
  });
}
