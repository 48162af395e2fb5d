import { createContext, useContext } from 'react';
import { Autosave, type AutosaveOptions } from './autosave.ts';
import type { Drafts } from './drafts.ts';

/** All texts of this page that save themselves; each lives until it is saved and no form shows it. */
export interface Autosaves {
  /** The text under this name: the one that isn't saved yet, or a new one. */
  open<Draft>(options: AutosaveOptions<Draft>): Autosave<Draft>;
  /** A form shows it; the answer is called when it no longer does. */
  hold(auto: { name: string }): () => void;
  /** Names that a form shows. */
  isHeld(name: string): boolean;
  /** What is about to be sent or on its way, and needs no word of it. */
  isOnItsWay(name: string): boolean;
  /** Whether it goes by itself once the service can be reached. */
  isRetried(name: string): boolean;
  /** The page is gone. */
  stop(): void;
  /** Sends all that isn't sent; `isLast` where the page may be gone in a moment. */
  flush(how?: { isLast?: boolean }): Promise<void>;
}

/** Opens the list of texts that save themselves. */
export function createAutosaves(drafts: Drafts): Autosaves {
  const texts = new Map<string, Autosave<never>>();
  const held = new Map<string, number>();
  const stateOf = (name: string) => texts.get(name)?.read().state;
  const release = (name: string) => {
    held.set(name, (held.get(name) ?? 1) - 1);
    const auto = texts.get(name);
    const drop = () => {
      if ((held.get(name) ?? 0) <= 0 && auto?.isDirty === false) texts.delete(name);
    };
    void auto?.flush().then(drop);
    drop();
  };
  return {
    open: <Draft>(options: AutosaveOptions<Draft>) => {
      const before = texts.get(options.name) as unknown as Autosave<Draft> | undefined;
      if (before?.isDirty) return before;
      const auto = new Autosave(options, drafts);
      texts.set(options.name, auto as unknown as Autosave<never>);
      return auto;
    },
    hold: ({ name }) => {
      held.set(name, (held.get(name) ?? 0) + 1);
      drafts.touch();
      return () => {
        release(name);
        drafts.touch();
      };
    },
    isHeld: (name) => (held.get(name) ?? 0) > 0,
    isOnItsWay: (name) => ['typing', 'saving', 'saved'].includes(stateOf(name)?.kind ?? ''),
    isRetried: (name) => {
      const state = stateOf(name);
      return state?.kind === 'failed' && state.isRetried;
    },
    stop: () => {
      for (const auto of texts.values()) auto.stop();
    },
    flush: async (how = {}) => {
      await Promise.all([...texts.values()].map(async (auto) => await auto.flush(how)));
    },
  };
}

const AutosavesPort = createContext<Autosaves | null>(null);
export const AutosavesProvider = AutosavesPort.Provider;

/** Gives the texts that save themselves; throws outside `AutosavesProvider`. */
export function useAutosaves(): Autosaves {
  const autosaves = useContext(AutosavesPort);
  if (!autosaves) throw new Error('AutosavesProvider is missing above this component.');
  return autosaves;
}
