import type { ItemRecord } from '../checklist/facts.ts';
import { isBlank } from '../one-line.ts';
import { bestMatch } from '../search/rules.ts';
import type { Meaning, Template } from '../templates/model.ts';
import { itemMeaning } from '../templates/rules.ts';
import { verdictFacts } from '../words.ts';
import type {
  Carrier,
  Decision,
  PromiseGroup,
  PromiseView,
  Resolution,
  VerdictFact,
  VerdictInput,
} from './model.ts';

/** What was typed with an answer, as far as what follows from it depends on it. */
type Answered = Pick<PromiseView, 'verdict' | 'condition' | 'fallback'> & {
  effort_hours: number | null;
  possible_date: string | null;
};

type Judged = Answered &
  Pick<PromiseView, 'standing' | 'source' | 'plan' | 'resolution'> & {
    fallback_hours: number | null;
    carrier_item: string | null;
    carrier_stands: boolean | null;
  };

const kept: readonly (Resolution | null)[] = ['keep', 'keep-with-condition', 'offer-instead'];

/** Withdrawn promises ask nothing of anybody any more. */
export function isAlive(promise: Pick<Judged, 'standing' | 'resolution'>): boolean {
  return promise.standing !== 'withdrawn' && promise.resolution !== 'withdraw';
}

/** A written promise says where; one that was only said is marked so. */
export function lacksSource(promise: Judged): boolean {
  return promise.standing === 'written' && isBlank(promise.source ?? '');
}

/** Tech has not said whether it can be kept. "Need to know more" is no answer yet. */
export function lacksVerdict({ verdict }: Pick<Judged, 'verdict'>): boolean {
  return verdict === null || verdict === 'need-to-know-more';
}

/** What a verdict says, as far as anybody has given one. */
export function factsOf(promise: Answered): VerdictFact[] {
  const { verdict, effort_hours: hours, possible_date: date, condition } = promise;
  return verdictFacts({ verdict, hours, date, condition });
}

/** What sales may agree to: the promise as it is, with its condition, or what is offered instead; null when nothing. */
export function agreementTo(promise: Answered): Resolution | null {
  if (lacksVerdict(promise)) return null;
  if (promise.fallback !== null) return 'offer-instead';
  if (promise.verdict === 'no') return null;
  return promise.condition === null ? 'keep' : 'keep-with-condition';
}

/** What a press of sales comes to; null where tech offers nothing that could be agreed to. */
export function resolutionOf(decision: Decision, promise: Answered): Resolution | null {
  return decision === 'agree' ? agreementTo(promise) : decision;
}

/** Anything but a plain yes waits for what sales decides about it. */
export function lacksResolution(promise: Judged): boolean {
  if (lacksVerdict(promise) || factsOf(promise)[0] === 'yes') return false;
  return promise.resolution === null;
}

/** A promise that is kept, in whatever form, must stand in a deliverable, a requirement or a price line. */
export function lacksCarrier(promise: Judged): boolean {
  if (lacksVerdict(promise) || lacksResolution(promise)) return false;
  const isKept = promise.resolution === null || kept.includes(promise.resolution);
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

/** What a verdict must bring with it, as a sentence; null when it is complete. */
export function incompleteVerdict(input: VerdictInput): string | null {
  if (input.pressed === 'need-to-know-more') return null;
  const isOff = input.pressed === 'no' || (input.effortHours ?? 0) > 0 || input.possibleDate;
  if (input.fallback && !isOff)
    return 'Say why you offer something else: type hours or a date, or press No.';
  if (!input.fallback && (input.fallbackHours ?? null) !== null)
    return 'Write what you offer instead for these hours.';
  return null;
}

/** An agreed change request is paid for and planned by itself, and what is offered instead in its own hours. */
function hoursOver(promise: Judged): number {
  if (!isAlive(promise) || promise.resolution === 'change-request') return 0;
  const hours =
    promise.resolution === 'offer-instead' ? promise.fallback_hours : promise.effort_hours;
  return hours ?? 0;
}

/** Hours tech expects: what was sold plus what the promises add; null before anything is sold or checked. */
export function hoursNeeded(sold: number | null, promises: readonly Judged[]): number | null {
  const checked = promises.some((promise) => isAlive(promise) && !lacksVerdict(promise));
  if (sold === null || !checked) return null;
  return promises.reduce((sum, promise) => sum + hoursOver(promise), sold);
}

/** The latest date any promise can be kept by; null when nobody named one. */
export function possibleGoLive(promises: readonly Judged[]): string | null {
  const isMoved = ({ resolution }: Judged) =>
    resolution !== 'change-request' && resolution !== 'offer-instead';
  const dates = promises
    .filter((promise) => isAlive(promise) && isMoved(promise))
    .flatMap((promise) => promise.possible_date ?? []);
  return dates.toSorted().at(-1) ?? null;
}

/** What a promise to keep must be found in, and what one row of it is called. */
const carriers: readonly { meaning: Meaning; word: string }[] = [
  { meaning: 'deliverables', word: 'Deliverable' },
  { meaning: 'requirements', word: 'Requirement' },
  { meaning: 'price', word: 'Price line' },
];

type Rows = { template: Template; items: ReadonlyMap<string, ItemRecord> };

/** The rows a promise can be in, each by a name that people recognise. */
export function carriersIn(rows: Rows): Carrier[] {
  return rowsIn(rows).map(({ carrier }) => carrier);
}

/** Which row a promise belongs in by the words they share; null where it shares none with any. */
export function suggestionIn(rows: Rows): (promise: { text: string }) => Carrier | null {
  const match = bestMatch(rowsIn(rows));
  return ({ text }) => match(text)?.carrier ?? null;
}

function rowsIn({ template, items }: Rows): { carrier: Carrier; text: string }[] {
  return carriers.flatMap(({ meaning, word }) => {
    const definition = itemMeaning(template, meaning);
    if (!definition) return [];
    const { key: itemKey, fields = [] } = definition;
    const first = fields[0]?.key ?? '';
    return (items.get(itemKey)?.rows ?? []).map(({ id: rowId, values }, index) => ({
      carrier: { itemKey, rowId, name: `${word} ${index + 1}`, text: values[first] ?? '' },
      text: Object.values(values).join(' '),
    }));
  });
}
