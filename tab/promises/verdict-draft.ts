import type { PromiseView, VerdictFact, VerdictInput } from '../../src/promises/model.ts';
import { verdictFacts } from '../../src/words.ts';

/** A verdict while it is typed. */
export interface VerdictDraft {
  pressed: 'no' | 'need-to-know-more' | null;
  hours: string;
  date: string;
  condition: string;
  fallback: string;
  fallbackHours: string;
  rowId: string;
}

/** The draft with which the form opens; the row that fits is chosen already. */
export function verdictDraftOf(promise: PromiseView): VerdictDraft {
  const { verdict } = promise;
  return {
    pressed: verdict === 'yes' ? null : verdict,
    hours: textOfNumber(promise.effortHours),
    date: promise.possibleDate ?? '',
    condition: promise.condition ?? '',
    fallback: promise.fallback ?? '',
    fallbackHours: textOfNumber(promise.fallbackHours),
    rowId: (promise.carriedBy ?? promise.suggestedIn)?.rowId ?? '',
  };
}

/** What the draft says so far, in the words that follow from it; null while the hours are no number. */
export function saidBy(draft: VerdictDraft): {
  facts: VerdictFact[];
  hours: number | null;
} | null {
  const hours = numberOf(draft.hours);
  if (hours === undefined) return null;
  const verdict = draft.pressed ?? 'yes';
  const [date, condition] = [textOf(draft.date), textOf(draft.condition)];
  return { facts: verdictFacts({ verdict, hours, date, condition }), hours };
}

/** Something may be offered instead where something stands against the promise. */
export function mayOffer(draft: VerdictDraft): boolean {
  const facts = saidBy(draft)?.facts ?? [];
  return facts.some((fact) => fact === 'no' || fact === 'over-hours' || fact === 'later');
}

/** What is sent, without the row; null while something typed is no number. */
export function verdictInputOf(draft: VerdictDraft): VerdictInput | null {
  const [effortHours, fallbackHours] = [numberOf(draft.hours), numberOf(draft.fallbackHours)];
  if (effortHours === undefined || fallbackHours === undefined) return null;
  if (draft.pressed === 'need-to-know-more') return { pressed: draft.pressed };
  const fallback = mayOffer(draft) ? textOf(draft.fallback) : null;
  const offered = { fallback, fallbackHours: fallback === null ? null : fallbackHours };
  if (draft.pressed === 'no') return { pressed: draft.pressed, ...offered };
  const [possibleDate, condition] = [textOf(draft.date), textOf(draft.condition)];
  return { effortHours, possibleDate, condition, ...offered };
}

function textOfNumber(value: number | null): string {
  return value === null ? '' : String(value);
}

/** Null for nothing, undefined for what is no number. */
function numberOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function textOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
