import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { pages } from '../src/pages.ts';

/** Those the record points at, and those that are reached from them only. */
const PAGES = [...pages, 'answer', 'changes', 'folders', 'client'] as const;
export type PageName = (typeof PAGES)[number];

/** Where the reader is inside a handover; `turn` grows so that the same place can be asked for twice. */
interface Place {
  page: PageName;
  ref: string | null;
  turn: number;
}

/** Whether what is left to fill in is gone through, one thing a screen. */
export function isFilling(place: Pick<Place, 'page' | 'ref'>): boolean {
  return place.page === 'checklist' && place.ref === 'left';
}

interface Navigation {
  place: Place;
  go: (page: PageName, ref?: string | null) => void;
}

/** Reads a place from a hash such as `#promises/<id>`; anything unknown is the overview. */
export function placeOf(hash: string, turn: number): Place {
  const [name = '', ref = ''] = hash.replace(/^#/u, '').split(/\/(.*)/su);
  const page = PAGES.find((known) => known === name) ?? 'overview';
  return { page, ref: ref === '' ? null : decodeRef(ref), turn };
}

function decodeRef(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}

/** Writes a place as a hash. */
export function hashOf(page: PageName, ref: string | null): string {
  return ref === null ? `#${page}` : `#${page}/${encodeURIComponent(ref)}`;
}

const NavigationPort = createContext<Navigation | null>(null);
export const NavigationProvider = NavigationPort.Provider;

/** Gives the place and the way to another one; throws outside `NavigationProvider`. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationPort);
  if (!navigation) throw new Error('NavigationProvider is missing above this component.');
  return navigation;
}

/** Keeps the place in step with the address, so that Back and deep links work. */
export function useHashNavigation(): Navigation {
  const [place, setPlace] = useState(() => placeOf(window.location.hash, 0));
  useEffect(() => {
    const follow = () => setPlace((last) => placeOf(window.location.hash, last.turn + 1));
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  const go = useCallback((page: PageName, ref: string | null = null) => {
    window.history.pushState(null, '', hashOf(page, ref));
    setPlace((last) => ({ page, ref, turn: last.turn + 1 }));
  }, []);
  return useMemo(() => ({ place, go }), [place, go]);
}
