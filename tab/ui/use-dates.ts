import { useMemo } from 'react';
import { useHost } from '../host.ts';
import {
  dayBothWays,
  dayInWords,
  dueInWords,
  isoOf,
  momentInWords,
  momentInZone,
  sinceInWords,
} from './dates.ts';

/** Gives dates in words, bound to the locale that Teams is set to. */
export function useDates() {
  const { locale } = useHost().context;
  return useMemo(
    () => ({
      day: (day: string) => dayInWords(day, locale),
      dayBoth: (day: string) => dayBothWays(day, locale),
      moment: (iso: string) => momentInWords(iso, locale),
      typed: (ms: number) => momentInWords(isoOf(ms), locale),
      due: (iso: string) => dueInWords(iso, locale),
      since: (iso: string) => sinceInWords(iso, locale),
      inZone: (iso: string, zone: string) => momentInZone(iso, zone, locale),
    }),
    [locale],
  );
}
