import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { pages } from '../../src/pages.ts';
import { useApi, type Api } from './api.ts';
import { calmly, type Changed } from './calmly.ts';
import { isShown } from './parts.ts';
import { isProblem } from './problem.ts';
import { keys } from './queries.ts';

/** The service beats every 20 s; whoever is silent for longer than two beats is gone. */
const SILENT_MS = 50_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A stream that lasted this long worked; the next pause is short again. */
const STEADY_MS = 10_000;
/** A viewer reads again at most once in this time. */
const READ_PAUSE_MS = 2_000;
const DATA = 'data:';
const anywhere: Changed = new Set();

interface Following {
  api: Api;
  id: string;
  /** Called when something changed on these pages, or, without a page, may have changed unheard. */
  changed: (changed: Changed) => void;
  /** Called when a stream began, and when it ended. */
  heard: (isOpen: boolean) => void;
  left: AbortSignal;
}

/**
 * Reads a handover again whenever somebody changes it, while `isOn`. Typed text is not touched:
 * drafts live in their forms. While no stream is open, the queries ask at intervals (`queries.ts`).
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
    const heard = (isOpen: boolean) => void cache.setQueryData(keys.followed(id), isOpen);
    void keepFollowing({ api, id, changed, heard, left: leave.signal });
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

/** Reads again what shows a page that changed, and what waits, at most once in the pause. */
function refresher(cache: QueryClient, id: string): (changed: Changed) => void {
  const read = async (changed: Changed) => {
    void cache.invalidateQueries({ queryKey: keys.waiting });
    await cache.invalidateQueries({
      queryKey: keys.handover(id),
      predicate: ({ queryKey: [, , name] }) =>
        // Possible times cost everybody's calendars, and no change of the record moves them.
        name !== 'readKickoffTimes' && isShown(String(name), changed),
    });
  };
  return calmly(read, () => new Promise((resolve) => setTimeout(resolve, READ_PAUSE_MS)));
}

async function keepFollowing(following: Following): Promise<void> {
  const { changed, left } = following;
  for (let failures = 0; !left.aborted; failures += 1) {
    const began = performance.now();
    try {
      await followOnce(following);
    } catch (error) {
      // Not ours any more: reading it again says so on the page.
      if (isProblem(error, 'not_found')) return left.aborted ? undefined : changed(anywhere);
    }
    if (performance.now() - began > STEADY_MS) failures = 0;
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), left);
  }
}

/** One stream from its opening to its end; rejects with a `Problem` when it is refused. */
async function followOnce({ api, id, changed, heard, left }: Following): Promise<void> {
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
    changed(anywhere);
    heard(true);
    await readLines(reader, (lines) => {
      isAlive();
      for (const line of lines) if (line.startsWith(DATA)) changed(pagesIn(line));
    });
  } finally {
    clearTimeout(timer);
    heard(false);
  }
}

/** The pages that a line of data names; anything may be meant by none, and by one of a newer service. */
function pagesIn(line: string): Changed {
  const words = line.slice(DATA.length).split(' ').filter(Boolean);
  const known = pages.filter((page) => words.includes(page));
  return known.length === words.length ? new Set(known) : anywhere;
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
