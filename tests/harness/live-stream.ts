import { expectAsAgreed } from './wire-check.ts';

/** A live stream as the tab holds one. */
export interface LiveStream {
  /** How many changes were told of so far. */
  changes(): number;
  /** Everything that came, as it came. */
  text(): string;
  isOver(): boolean;
  /** Resolves when the server has ended it; rejects when the connection broke. */
  over: Promise<void>;
  leave(): void;
}

/** Opens a live stream and waits until it began; throws with the answer when it is refused. */
export async function openStream(url: string, token: string, path: string): Promise<LiveStream> {
  const gone = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}${path}`, { headers, signal: gone.signal });
  const { status, headers: said, body } = reply;
  const refusal = status === 200 ? '' : await reply.text();
  expectAsAgreed({ method: 'GET', url: path, status, headers: said, text: refusal });
  if (status !== 200 || !body) throw new Error(`No stream: ${status} ${refusal}`);
  let text = '';
  let isOver = false;
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
    isOver = true;
  };
  const over = read(body);
  over.catch(() => undefined);
  return {
    changes: () => text.split('event: change\n').length - 1,
    text: () => text,
    isOver: () => isOver,
    over,
    leave: () => gone.abort(),
  };
}
