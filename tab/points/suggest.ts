import type { ItemView } from '../../src/checklist/model.ts';
import type { FolderSet } from '../../src/documents/model.ts';
import type { Blocker } from '../../src/gates/model.ts';
import type { PointInput } from '../../src/points/model.ts';
import type { PromiseView } from '../../src/promises/model.ts';
import { verdictWords } from '../../src/words.ts';
import { dayInWords } from '../ui/dates.ts';

/** A point takes so many characters. */
const LONGEST = 500;

/** Whether a blocker is sales' to mend, so that it can be sent back. */
export function isForSales({ yours, waitsFor }: Blocker): boolean {
  return !yours && waitsFor?.party === 'sales';
}

/** Suggests what sales can mend: what waits for sales, and promises that are not agreed on, each once. */
export function suggestedPoints(
  blockers: Blocker[],
  promises: PromiseView[],
  locale: string,
): PointInput[] {
  const toAgree = promises.filter(({ group }) => group === 'to-agree');
  const named = new Set(toAgree.map((promise) => promise.id));
  const open = blockers.filter(isForSales).filter((blocker) => !isSaidBy(named, blocker));
  return [...open.map(pointOnBlocker), ...toAgree.map((one) => pointOnPromise(one, locale))];
}

/** Whether a blocker is about these promises and nothing else. */
function isSaidBy(promiseIds: ReadonlySet<string>, { subjects }: Blocker): boolean {
  return (
    subjects.length > 0 &&
    subjects.every((subject) => subject.kind === 'promise' && promiseIds.has(subject.id))
  );
}

/** Sends back what is in the way, for the reason that the service gives to it. */
export function pointOnBlocker({ reason, text, detail, cure }: Blocker): PointInput {
  const said = detail === null ? text : `${text}: ${detail}`;
  return { reason, text: said.slice(0, LONGEST), page: cure.page, ref: cure.ref };
}

/** Sends a promise back: with what tech said of it, or that it isn't clear yet. */
export function pointOnPromise(promise: PromiseView, locale: string): PointInput {
  const { text, verdict, facts } = promise;
  const isUnclear = verdict === null || verdict === 'need-to-know-more';
  const isOff = facts.includes('over-hours') || facts.includes('later');
  const judged = isOff ? ('date-or-budget' as const) : ('promise-not-feasible' as const);
  return {
    reason: isUnclear ? 'unclear-requirement' : judged,
    text: `“${text}” ${isUnclear ? 'isn’t clear enough' : whatItTakes(promise, locale)}`.slice(
      0,
      LONGEST,
    ),
    page: 'promises',
    ref: promise.id,
  };
}

function whatItTakes({ facts, effortHours, possibleDate, condition }: PromiseView, locale: string) {
  if (facts.includes('no')) return 'can’t be kept';
  const day = possibleDate === null ? null : dayInWords(possibleDate, locale);
  const said = verdictWords(
    facts.filter((fact) => fact === 'over-hours' || fact === 'later'),
    { hours: effortHours, day },
  ).map((words) => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`);
  const only = condition === null ? [] : [`kept only if ${condition}`];
  return `is ${[...said, ...only].join(', ') || 'to be kept'}`;
}

/** Sends an item back: what is missing of it as what blocks, else that it isn't clear. */
export function pointOnItem({ definition, status }: ItemView, blockers: Blocker[]): PointInput {
  const { key, title } = definition;
  const said = {
    unknown: 'nothing is known yet',
    asked: 'nothing is known yet',
    'not-applicable': 'why isn’t it applicable?',
    answered: 'it isn’t clear enough',
    verified: 'it isn’t clear enough',
  }[status];
  const blocker = blockers
    .filter(isForSales)
    .find(({ subjects }) => subjects.some((one) => one.kind === 'item' && one.key === key));
  const usual = status === 'unknown' ? 'missing-section' : 'unclear-requirement';
  const reason = blocker?.reason ?? usual;
  return { reason, text: `${title}: ${said}`, page: 'checklist', ref: key };
}

/** Sends a folder back: something that belongs in it is not there. */
export function pointOnFolder({ kind, name }: FolderSet['folders'][number]): PointInput {
  const text = `${name}: a document is missing`.slice(0, LONGEST);
  return { reason: 'missing-document', text, page: 'overview', ref: `folder:${kind}` };
}

/** Whether two points say the same about the same. */
export function isSame(one: PointInput, other: PointInput): boolean {
  return (
    one.text === other.text &&
    (one.page ?? null) === (other.page ?? null) &&
    (one.ref ?? null) === (other.ref ?? null)
  );
}
