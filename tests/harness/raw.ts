import { connect } from 'node:net';
import { answerFrom, type Answer } from './client.ts';
import { expectAsAgreed } from './wire-check.ts';

interface Raw {
  method?: string;
  /** Whole header lines, sent as they are, so that one can come twice. */
  headers?: readonly string[];
  body?: string | Buffer;
}

/** Sends a request byte by byte as given, where fetch would mend or refuse it. */
export async function sendRaw(url: string, path: string, raw: Raw = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const body = Buffer.from(raw.body ?? '');
  const length = raw.body === undefined ? [] : [`Content-Length: ${body.length}`];
  const head = [
    `${raw.method ?? 'GET'} ${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Connection: close',
    ...(raw.headers ?? []),
    ...length,
  ];
  const bytes = await exchange(
    { hostname, port: Number(port) },
    Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]),
  );
  const answer = answerIn(bytes.toString('utf8'));
  // A connection may also be closed without a word.
  if (answer.headers.has('content-type')) {
    expectAsAgreed({ method: raw.method ?? 'GET', url: path, ...answer });
  }
  return answer;
}

function exchange(to: { hostname: string; port: number }, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(to.port, to.hostname, () => socket.write(request));
    socket.setTimeout(20_000, () => socket.destroy(new Error('The server never answered.')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses a body early may close before all of it was written.
    socket.on('error', (error) =>
      chunks.length > 0 ? resolve(Buffer.concat(chunks)) : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
}

/** Reads one answer as it came over the wire. */
export function answerIn(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const body = rest.join('\r\n\r\n');
  const isChunked = headers.get('transfer-encoding') === 'chunked';
  return answerFrom(Number(first.split(' ')[1] ?? 0), headers, isChunked ? joined(body) : body);
}

function joined(chunked: string): string {
  const parts = chunked.split('\r\n');
  return parts.filter((_, index) => index % 2 === 1).join('');
}
