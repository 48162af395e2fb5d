import type { Response } from 'restify';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Changed, Page } from '../pages.ts';
import { Refusal } from '../refusal.ts';
import type { Feed } from './route.ts';

const headers = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  // Said to proxies that would collect the lines first (nginx, and what is built on it).
  'X-Accel-Buffering': 'no',
  // A stream that ended leaves no idle connection for a stopping server to wait for.
  Connection: 'close',
};
const heartbeat = ':\n\n';
/** A browser has six connections to us at most; nobody looks at a handover on this many devices. */
export const mostOfOnePerson = 24;
/** What a timer takes at most; a longer one would fire at once. */
const longestMs = 2 ** 31 - 1;

/** The open streams of this process. */
export interface Live {
  /**
   * Answers with a stream (server-sent events) that says on which page something changed, never what. It
   * ends when the caller goes, when the token expires, when the right to listen is gone, on stop.
   * @throws Refusal rate_limited when the person holds too many already.
   */
  serve(
    response: Response,
    stream: { feed: Feed; expiresAt: number; personId: string },
  ): Promise<void>;
  /** Ends every stream, and each later one at once, so that stopping waits for none (OP07). */
  end(): void;
}

/** Makes an empty set of streams; `heartbeatMs` keeps proxies from closing what is silent. */
export function openLive(world: { clock: Clock; log: Log; heartbeatMs?: number }): Live {
  const { clock, log, heartbeatMs = 20_000 } = world;
  const open = new Map<Response, string>();
  let isOver = false;
  return {
    serve: async (response, { feed, expiresAt, personId }) => {
      if (response.destroyed) return;
      const held = [...open.values()].filter((one) => one === personId).length;
      if (held >= mostOfOnePerson) throw tooMany();
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      response.writeHead(200, headers);
      response.write(heartbeat);
      const stopListening = feed.listen(teller(response, feed, log));
      const leftMs = expiresAt * 1000 - clock.now().epochMilliseconds;
      const expiry = setTimeout(() => response.end(), Math.min(longestMs, leftMs));
      const beating = setInterval(() => beat(response), heartbeatMs);
      open.set(response, personId);
      if (isOver) response.end();
      await closed;
      open.delete(response);
      stopListening();
      clearTimeout(expiry);
      clearInterval(beating);
    },
    end: () => {
      isOver = true;
      for (const response of open.keys()) response.end();
    },
  };
}

/** The tab asks at intervals while it has no stream, and tries again. */
function tooMany(): Refusal {
  return new Refusal(
    'rate_limited',
    'You follow Handover in very many windows. Close some; this one goes on without.',
    { retryAfterSeconds: 60 },
  );
}

/** Tells of changes one look at a time: those that come during a look are told of together. */
function teller(response: Response, feed: Feed, log: Log): (changed: Changed) => void {
  let isLooking = false;
  let untold = new Set<Changed>();
  const look = async () => {
    isLooking = true;
    while (untold.size > 0) {
      const changed = untold;
      untold = new Set();
      const pages = await feed.newsOf(changed);
      if (pages && isOpen(response)) response.write(change(pages));
    }
    isLooking = false;
  };
  return (changed) => {
    untold.add(changed);
    if (isLooking) return;
    look().catch((error: unknown) => {
      // Left looking for good: whoever may not listen any more hears nothing more either.
      if (!(error instanceof Refusal)) log.warn({ err: error }, 'a live stream was given up');
      response.end();
    });
  };
}

/** Without a page it may be anything. */
function change(pages: readonly Page[]): string {
  return `event: change\ndata:${pages.length > 0 ? ` ${pages.join(' ')}` : ''}\n\n`;
}

function beat(response: Response): void {
  // Nobody read since the last one: the other side is gone without a word.
  if (response.writableNeedDrain) response.destroy();
  else if (isOpen(response)) response.write(heartbeat);
}

/** Writing after the end would be an error that nobody hears. */
function isOpen(response: Response): boolean {
  return !response.writableEnded && !response.destroyed;
}
