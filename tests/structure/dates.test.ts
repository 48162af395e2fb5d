import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.ts';

const shipped = sourceFiles(['src', 'bot', 'tab']).filter(({ isTest }) => !isTest);
const using = (pattern: RegExp) =>
  shipped.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('a date', () => {
  it('is typed in the one field that asks about a day that is hardly meant', () => {
    expect(using(/type="(?:date|datetime-local|month|week)"/u)).toEqual(['tab/ui/date-field.tsx']);
  });

  it('is put into words in two places, which say the year where it isn’t this one', () => {
    // The third is a place that only asks whether a zone, or a language, is known.
    expect(using(/\btoLocale(?:Date|Time)?String\(/u)).toEqual([
      'src/date-words.ts',
      'tab/ui/dates.ts',
    ]);
    expect(using(/\bDateTimeFormat\(/u)).toEqual([
      'src/time-zones.ts',
      'tab/teams.ts',
      'tab/ui/dates.ts',
    ]);
  });
});
