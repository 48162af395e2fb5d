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
  if (reply.status !== 200 || !reply.body) {
    throw new Error(`No stream: ${reply.status} ${await reply.text()}`);
  }
  let text = '';
  let isOver = false;
  const read = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of body) text += decoder.decode(chunk, { stream: true });
    isOver = true;
  };
  const over = read(reply.body);
  over.catch(() => undefined);
  return {
    changes: () => text.split('event: change\n').length - 1,
    text: () => text,
    isOver: () => isOver,
    over,
    leave: () => gone.abort(),
  };
}
