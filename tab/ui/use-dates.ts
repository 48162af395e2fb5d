import { useMemo } from 'react';
import { useHost } from '../host.ts';
import {
  dayBothWays,
  dayInWords,
  dueInWords,
  fullDay,
  isoOf,
  momentInWords,
  sinceInWords,
} from './dates.ts';

/** Gives dates in words, bound to the locale that Teams is set to. */
export function useDates() {
  const { locale } = useHost().context;
  return useMemo(
    () => ({
      day: (day: string) => dayInWords(day, locale),
      fullDay: (day: string) => fullDay(day, locale),
      dayBoth: (day: string) => dayBothWays(day, locale),
      moment: (iso: string) => momentInWords(iso, locale),
      typed: (ms: number) => momentInWords(isoOf(ms), locale),
      due: (iso: string) => dueInWords(iso, locale),
      since: (iso: string) => sinceInWords(iso, locale),
    }),
    [locale],
  );
}
