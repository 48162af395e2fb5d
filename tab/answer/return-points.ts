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

/** The service's words for blockers, as far as a send-back reason lies in them. */
const REASON_OF_WORD: [RegExp, ReturnReason][] = [
  [/exclusion/u, 'no-exclusions'],
  [/contact/u, 'no-client-contact'],
  [/document/u, 'missing-document'],
  [/promise|said/u, 'promise-not-feasible'],
  [/question/u, 'unclear-requirement'],
  [/commercial|change-request|policy/u, 'commercial-gap'],
  [/item|section|required/u, 'missing-section'],
];

/** Suggests what sales can mend: what waits for sales, and promises that are not agreed on. */
export function suggestedPoints(
  blockers: Blocker[],
  promises: PromiseView[],
  locale: string,
): SuggestedPoint[] {
  const toAgree = promises
    .filter((promise) => promise.group === 'to-agree')
    .map((promise) => pointOfPromise(promise, locale));
  const named = new Set(toAgree.map((point) => point.ref));
  const open = blockers
    .filter((blocker) => !blocker.yours && blocker.waitsFor?.party === 'sales')
    .filter((blocker) => !named.has(blocker.cure.ref))
    .map(pointOfBlocker);
  return [...open, ...toAgree];
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
    reason: REASON_OF_WORD.find(([word]) => word.test(blocker.code))?.[1] ?? 'other',
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
