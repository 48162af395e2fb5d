import { useCallback } from 'react';
import { cityOf } from '../../src/words.ts';
import { useHost } from '../host.ts';
import { dayAndTimeIn, readersZone } from './dates.ts';

/**
 * A time of day that several people meet at: the reader's own first, the client's beside it, and one
 * where both read the same: `Tue 8 Dec, 14:30 your time · 10:00 Zurich`.
 */
export function bothTimes(
  iso: string,
  clientZone: string,
  { locale, own = readersZone() }: { locale?: string | undefined; own?: string } = {},
): string {
  const mine = dayAndTimeIn(iso, own, locale);
  const theirs = dayAndTimeIn(iso, clientZone, locale);
  const there = `${theirs.time} ${cityOf(clientZone)}`;
  if (mine.day !== theirs.day)
    return `${mine.day}, ${mine.time} your time · ${theirs.day}, ${there}`;
  return mine.time === theirs.time
    ? `${theirs.day}, ${there}`
    : `${mine.day}, ${mine.time} your time · ${there}`;
}

/** The same, bound to the locale that Teams is set to. */
export function useBothTimes(): (iso: string, clientZone: string) => string {
  const { locale } = useHost().context;
  return useCallback((iso, clientZone) => bothTimes(iso, clientZone, { locale }), [locale]);
}
