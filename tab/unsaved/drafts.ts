import { createContext, useContext } from 'react';
import { openDevice } from './device.ts';
import { createJustSent } from './just-sent.ts';
import type { Kept } from './kept.ts';
import { openOnceKeys } from './once-keys.ts';

/** Text that was typed and isn't sent yet: it outlives its form and the page, on this device. */
export interface Drafts {
  get(name: string): Kept | undefined;
  set(kept: Omit<Kept, 'at'>): void;
  /** It was sent or thrown away: neither its text nor its key is needed any more. */
  delete(name: string): void;
  /** What was sent last of a handover was undone: its text is at hand again, if that was a moment ago. */
  restore(handoverId: string): void;
  /** The Idempotency-Key of a form: the same text sent again has the same key, changed text a new one. */
  onceKey(name: string, body: unknown): string;
  /** Tells those who look that a form came or went. */
  touch(): void;
  /** All that is kept, the newest last; the same list until something changes. */
  all: () => readonly Kept[];
  subscribe: (listener: () => void) => () => void;
}

interface Options {
  /** The device's memory; null where the browser allows none, and then only the page remembers. */
  storage: Storage | null;
  /** Whose texts these are: tenant and person. */
  owner: string;
  now: () => number;
}

const longestMs = 14 * 86_400_000;

/** Opens the memory of one person on this device; what is older than 14 days is gone. */
export function createDrafts({ storage, owner, now }: Options): Drafts {
  const partOf = (kind: string) => openDevice(storage, `${kind} ${owner}`);
  const isFresh = (at: unknown) => typeof at === 'number' && now() - at <= longestMs;
  const device = partOf('draft');
  const sent = createJustSent(now);
  const once = openOnceKeys(partOf('key'), { isFresh, now });
  const kept = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  let list: readonly Kept[] = [];
  const tell = () => {
    list = [...kept.values()].toSorted((one, other) => one.at - other.at);
    for (const listener of listeners) listener();
  };
  const take = (name: string, value: unknown) => {
    if (isKept(value) && isFresh(value.at)) kept.set(name, value);
    else kept.delete(name);
    return kept.has(name);
  };
  for (const [name, value] of device.read()) if (!take(name, value)) device.remove(name);
  // The same person in another window of this device, who may have sent it meanwhile.
  device.follow((name, value) => {
    take(name, value);
    tell();
  });
  tell();
  const set: Drafts['set'] = (one) => {
    const whole = { ...one, at: now() };
    kept.set(one.name, whole);
    device.write(one.name, whole);
    tell();
  };
  return {
    get: (name) => kept.get(name),
    set,
    delete: (name) => {
      once.forget(name);
      sent.note(kept.get(name));
      if (!kept.delete(name)) return;
      device.remove(name);
      tell();
    },
    restore: (handoverId) => {
      const one = sent.take(handoverId);
      if (one) set(one);
    },
    onceKey: once.key,
    touch: tell,
    all: () => list,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isKept(value: unknown): value is Kept {
  const { name, at, typedIn } = (value ?? {}) as Partial<Kept>;
  return typeof name === 'string' && typeof at === 'number' && typeof typedIn === 'object';
}

const DraftsPort = createContext<Drafts | null>(null);
export const DraftsProvider = DraftsPort.Provider;

/** Gives the memory of typed text; throws outside `DraftsProvider`. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsPort);
  if (!drafts) throw new Error('DraftsProvider is missing above this component.');
  return drafts;
}
