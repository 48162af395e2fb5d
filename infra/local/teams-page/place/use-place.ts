import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { WorldView } from '../../page-model.ts';
import { readPlace, writePlace } from './place.ts';
import type { Place } from './place.ts';

export interface Here {
  world: WorldView;
  place: Place;
  /** Goes somewhere else; the browser's Back comes back. */
  go: (change: Partial<Place>) => void;
  /** Builds everything again as it was at the first start. */
  startOver: () => void;
}

export const HereContext = createContext<Here | null>(null);

/** Where the page stands and how to go elsewhere; only below `HereContext`. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere is only for what stands below HereContext.');
  return here;
}

/** Keeps the place in the browser's address, both ways. */
export function usePlaceInAddress(world: WorldView): Omit<Here, 'startOver'> {
  const [place, setPlace] = useState(() => readPlace(window.location.search, world));
  useEffect(() => {
    const readAgain = () => setPlace(readPlace(window.location.search, world));
    window.addEventListener('popstate', readAgain);
    return () => window.removeEventListener('popstate', readAgain);
  }, [world]);
  const go = useCallback(
    (change: Partial<Place>) => {
      const next = { ...readPlace(window.location.search, world), ...leaving(change), ...change };
      window.history.pushState(null, '', writePlace(next));
      setPlace(next);
    },
    [world],
  );
  return { world, place, go };
}

/** What a link carried belongs to the place it opened; it stays behind when one moves on. */
export function leaving(change: Partial<Place>): Partial<Place> {
  const moves = change.view !== undefined || change.channel !== undefined;
  return moves ? { prefill: {}, tabPath: null, subPage: null } : {};
}
