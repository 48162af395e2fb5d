import { createContext, useContext } from 'react';

/** Text that was typed and isn't saved yet; it outlives the form it was typed into. */
export type Drafts = Map<string, unknown>;

/** Makes an empty memory; it lives as long as the tab is open and is written nowhere. */
export function createDrafts(): Drafts {
  return new Map();
}

const DraftsPort = createContext<Drafts | null>(null);
export const DraftsProvider = DraftsPort.Provider;

/** Gives the memory of typed text; throws outside `DraftsProvider`. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsPort);
  if (!drafts) throw new Error('DraftsProvider is missing above this component.');
  return drafts;
}
