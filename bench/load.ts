import { Agent, request } from 'node:http';

/** One call; the same connection is used again. */
export type Call = { url: string; method: string; headers: Record<string, string>; body?: string };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends `count` calls with so many under way at once; milliseconds for each. @throws on any answer but 200. */
export async function send(
  load: { count: number; atOnce: number },
  nextCall: () => Call,
): Promise<number> {
  let left = load.count;
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      await sendOne(nextCall());
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: load.atOnce }, sender));
  return (performance.now() - begun) / load.count;
}

function sendOne({ url, method, headers, body }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (answer) => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode === 200 || answer.statusCode === 304) resolve();
        else reject(new Error(`${method} ${new URL(url).pathname} answered ${answer.statusCode}.`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Closes the connections that are kept for the next call. */
export function endLoad(): void {
  agent.destroy();
}
