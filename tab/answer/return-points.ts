import type { Blocker, ReturnReason } from '../../src/gates/model.ts';
import type { SendBackInput } from '../../src/handover/model.ts';
import type { PromiseView } from '../../src/promises/model.ts';
import type { Page } from '../../src/record/model.ts';
import { dayInWords } from '../ui/dates.ts';

/** A reason that may be sent back: suggested from what is open, or typed. */
export interface SuggestedPoint {
  key: string;
  reason: ReturnReason;
  text: string;
  page: Page | null;
  ref: string | null;
  isChosen: boolean;
}

/** Suggests what sales can mend: what waits for sales, and promises that are not agreed on, each once. */
export function suggestedPoints(
  blockers: Blocker[],
  promises: PromiseView[],
  locale: string,
): SuggestedPoint[] {
  const toAgree = promises.filter(({ group }) => group === 'to-agree');
  const named = new Set(toAgree.map((promise) => promise.id));
  const open = blockers
    .filter((blocker) => !blocker.yours && blocker.waitsFor?.party === 'sales')
    .filter((blocker) => !isSaidBy(named, blocker));
  return [...open.map(pointOfBlocker), ...toAgree.map((one) => pointOfPromise(one, locale))];
}

/** Whether a blocker is about these promises and nothing else. */
function isSaidBy(promiseIds: ReadonlySet<string>, { subjects }: Blocker): boolean {
  return (
    subjects.length > 0 &&
    subjects.every((subject) => subject.kind === 'promise' && promiseIds.has(subject.id))
  );
}

function pointOfPromise(promise: PromiseView, locale: string): SuggestedPoint {
  const hours = promise.effortHours;
  const over = hours !== null && hours > 0 ? ` needs ${hours} hours more than were sold` : '';
  const late =
    promise.possibleDate === null
      ? ''
      : ` is possible on ${dayInWords(promise.possibleDate, locale)}`;
  const only = promise.condition === null ? '' : ` holds only if ${promise.condition}`;
  const isOff = promise.verdict === 'not-for-this-money' || promise.verdict === 'not-by-this-date';
  return {
    key: promise.id,
    reason: isOff ? 'date-or-budget' : 'promise-not-feasible',
    text: `“${promise.text}”${over || late || only || ' can’t be kept'}`.slice(0, 500),
    page: 'promises',
    ref: promise.id,
    isChosen: false,
  };
}

function pointOfBlocker(blocker: Blocker): SuggestedPoint {
  const text = blocker.detail === null ? blocker.text : `${blocker.text}: ${blocker.detail}`;
  return {
    key: `${blocker.code} ${blocker.cure.ref ?? blocker.text}`,
    reason: blocker.reason,
    text: text.slice(0, 500),
    page: blocker.cure.page,
    ref: blocker.cure.ref,
    isChosen: false,
  };
}

/** A free point that the reader writes. */
export function ownPoint(): SuggestedPoint {
  const key = crypto.randomUUID();
  return { key, reason: 'other', text: '', page: null, ref: null, isChosen: true };
}

/** What is sent: the chosen points that have words. */
export function pointsToSend(points: SuggestedPoint[]): SendBackInput['points'] {
  return points
    .filter((point) => point.isChosen && point.text.trim() !== '')
    .map(({ reason, text, page, ref }) => ({ reason, text, page, ref }));
}
