import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useApi, type Api } from './api.ts';
import { isProblem } from './problem.ts';
import { keys } from './queries.ts';

/** The service beats every 20 s; whoever is silent for longer than two beats is gone. */
const SILENT_MS = 50_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A stream that lasted this long worked; the next pause is short again. */
const STEADY_MS = 10_000;

interface Following {
  api: Api;
  id: string;
  /** Called when something changed, or may have changed unheard. */
  changed: () => void;
  left: AbortSignal;
}

/**
 * Reads a handover again whenever somebody changes it, while `isOn`. Typed text is not touched:
 * drafts live in their forms. Where streams don't get through, the queries' own intervals remain.
 * A hidden tab lets go of its stream: over HTTP/1.1 a browser has six connections for all of them.
 */
export function useLive(id: string, isOn: boolean): void {
  const api = useApi();
  const cache = useQueryClient();
  const isSeen = useSyncExternalStore(onVisibilityChange, isVisible);
  useEffect(() => {
    if (!isOn || !isSeen) return undefined;
    const leave = new AbortController();
    const changed = refresher(cache, id);
    void keepFollowing({ api, id, changed, left: leave.signal });
    return () => leave.abort();
  }, [api, cache, id, isOn, isSeen]);
}

function onVisibilityChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

function isVisible(): boolean {
  return document.visibilityState !== 'hidden';
}

/** Reads again one time after the other: a burst of changes must not keep a reading from its end. */
function refresher(cache: QueryClient, id: string): () => void {
  let isReading = false;
  let isStale = false;
  const read = async () => {
    isReading = true;
    while (isStale) {
      isStale = false;
      void cache.invalidateQueries({ queryKey: keys.waiting });
      await cache.invalidateQueries({
        queryKey: keys.handover(id),
        // Possible times cost everybody's calendars, and no change of the record moves them.
        predicate: ({ queryKey }) => !queryKey.includes('readKickoffTimes'),
      });
    }
    isReading = false;
  };
  return () => {
    isStale = true;
    if (!isReading) void read();
  };
}

async function keepFollowing(following: Following): Promise<void> {
  const { changed, left } = following;
  for (let failures = 0; !left.aborted; failures += 1) {
    const began = performance.now();
    try {
      await followOnce(following);
    } catch (error) {
      // Not ours any more: reading it again says so on the page.
      if (isProblem(error, 'not_found')) return left.aborted ? undefined : changed();
    }
    if (performance.now() - began > STEADY_MS) failures = 0;
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), left);
  }
}

/** One stream from its opening to its end; rejects with a `Problem` when it is refused. */
async function followOnce({ api, id, changed, left }: Following): Promise<void> {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isAlive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENT_MS);
  };
  isAlive();
  try {
    const signal = AbortSignal.any([left, silent.signal]);
    const stream = await api.follow('followHandover', { params: { id } }, signal);
    const reader = stream.getReader();
    const cancel = () => void reader.cancel().catch(() => undefined);
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel);
    // Nobody told what changed between the last reading and now.
    changed();
    await readLines(reader, (lines) => {
      isAlive();
      if (lines.includes('event: change')) changed();
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Hands on whole lines as they come; a line that came in parts only when it is whole. */
async function readLines(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  handle: (lines: string[]) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    handle(lines);
  }
}

/** Waits between half and the whole time, so that not every tab comes back at the same moment. */
async function pause(longestMs: number, left: AbortSignal): Promise<void> {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  const pauseMs = longestMs * (0.5 + chance / 2 ** 33);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, pauseMs);
    left.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
