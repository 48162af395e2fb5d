import type { ItemRecord } from '../checklist/facts.ts';
import { isBlank } from '../one-line.ts';
import type { Meaning, Template } from '../templates/model.ts';
import { itemMeaning } from '../templates/rules.ts';
import type { PromiseGroup, PromiseView, VerdictInput } from './model.ts';

type Judged = Pick<PromiseView, 'standing' | 'source' | 'plan' | 'verdict' | 'resolution'> & {
  effort_hours: number | null;
  agreed_by_sales: string | null;
  agreed_by_tech: string | null;
  carrier_item: string | null;
  carrier_stands: boolean | null;
};

const kept = ['keep', 'keep-with-condition', 'offer-instead'];

/** What a promise to keep must be found in, and what one row of it is called. */
const carriers: readonly { meaning: Meaning; word: string }[] = [
  { meaning: 'deliverables', word: 'Deliverable' },
  { meaning: 'requirements', word: 'Requirement' },
];

/** Withdrawn promises ask nothing of anybody any more. */
export function isAlive(promise: Judged): boolean {
  return promise.standing !== 'withdrawn' && !isWithdrawal(promise);
}

/** Both sides agreed to take it back. */
function isWithdrawal(promise: Judged): boolean {
  return promise.resolution === 'withdraw' && isAgreed(promise);
}

/** A written promise says where; one that was only said is marked so. */
export function lacksSource(promise: Judged): boolean {
  return promise.standing === 'written' && isBlank(promise.source ?? '');
}

/** Tech has not said whether it can be kept. "Need to know more" is no answer yet. */
export function lacksVerdict(promise: Judged): boolean {
  return promise.verdict === null || promise.verdict === 'need-to-know-more';
}

/** Anything but a plain yes needs a resolution that sales and tech both agreed to. */
export function lacksResolution(promise: Judged): boolean {
  if (lacksVerdict(promise) || promise.verdict === 'yes') return false;
  return promise.resolution === null || !isAgreed(promise);
}

/** A promise that is kept, in whatever form, must stand in a deliverable or requirement. */
export function lacksCarrier(promise: Judged): boolean {
  if (lacksVerdict(promise) || lacksResolution(promise)) return false;
  const isKept = promise.verdict === 'yes' || kept.includes(promise.resolution ?? '');
  // The item may be there and the row gone: it was taken out, or put in anew by a paste.
  return isKept && (promise.carrier_item === null || promise.carrier_stands !== true);
}

/** An only-said promise needs a plan: by mail, at the kickoff, or withdraw. */
export function lacksPlan(promise: Judged): boolean {
  return promise.standing === 'only-said' && promise.plan === null;
}

/** Where a promise stands, as the gate to acceptance sees it. */
export function groupOf(promise: Judged): PromiseGroup {
  if (!isAlive(promise)) return 'withdrawn';
  if (lacksVerdict(promise)) return 'unchecked';
  return lacksResolution(promise) ? 'to-agree' : 'fine';
}

function isAgreed(promise: Judged): boolean {
  return promise.agreed_by_sales !== null && promise.agreed_by_tech !== null;
}

/** What a verdict must bring with it, as a sentence; null when it is complete. */
export function incompleteVerdict(input: VerdictInput): string | null {
  switch (input.verdict) {
    case 'yes-if':
      return input.condition ? null : 'Write the condition.';
    case 'not-for-this-money':
      return input.effortHours ? null : 'Write how many hours it is over.';
    case 'not-by-this-date':
      return input.possibleDate ? null : 'Write the date that is possible.';
    default:
      return null;
  }
}

/** An agreed change request is paid for and planned by itself: it takes nothing from what was sold. */
function isInWhatWasSold(promise: Judged): boolean {
  return isAlive(promise) && !(promise.resolution === 'change-request' && isAgreed(promise));
}

/** Hours tech expects: what was sold plus what the promises add; null before anything is sold or checked. */
export function hoursNeeded(sold: number | null, promises: readonly Judged[]): number | null {
  const checked = promises.some((promise) => isAlive(promise) && !lacksVerdict(promise));
  if (sold === null || !checked) return null;
  return promises
    .filter(isInWhatWasSold)
    .reduce((sum, promise) => sum + (promise.effort_hours ?? 0), sold);
}

/** The latest date any promise can be kept by; null when nobody named one. */
export function possibleGoLive(
  promises: readonly (Judged & { possible_date: string | null })[],
): string | null {
  const dates = promises.filter(isInWhatWasSold).flatMap((promise) => promise.possible_date ?? []);
  return dates.toSorted().at(-1) ?? null;
}

/** The rows a promise can be carried by, with a label a person recognises. */
export function carriersIn(
  template: Template,
  items: ReadonlyMap<string, ItemRecord>,
): { itemKey: string; rowId: string; label: string }[] {
  return carriers.flatMap(({ meaning, word }) => {
    const definition = itemMeaning(template, meaning);
    if (!definition) return [];
    const { key: itemKey, fields = [] } = definition;
    const first = fields[0]?.key ?? '';
    return (items.get(itemKey)?.rows ?? []).map((row, index) => ({
      itemKey,
      rowId: row.id,
      label: `${word} ${index + 1}: ${row.values[first] ?? ''}`,
    }));
  });
}
