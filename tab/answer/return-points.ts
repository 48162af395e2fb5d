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

/** Suggests what sales can mend: what waits for sales, and promises that can't be kept. */
export function suggestedPoints(
  blockers: Blocker[],
  promises: PromiseView[],
  locale: string,
): SuggestedPoint[] {
  const broken = promises.filter(isBroken).map((promise) => pointOfPromise(promise, locale));
  const named = new Set(broken.map((point) => point.ref));
  const open = blockers
    .filter((blocker) => !blocker.yours && blocker.waitsFor?.party === 'sales')
    .filter((blocker) => !named.has(blocker.cure.ref))
    .map(pointOfBlocker);
  return [...open, ...broken];
}

function isBroken({ verdict, standing, agreedBySales, agreedByTech }: PromiseView): boolean {
  const cannot =
    verdict === 'no' || verdict === 'not-for-this-money' || verdict === 'not-by-this-date';
  return cannot && standing !== 'withdrawn' && !(agreedBySales && agreedByTech);
}

function pointOfPromise(promise: PromiseView, locale: string): SuggestedPoint {
  const hours = promise.effortHours;
  const over = hours !== null && hours > 0 ? ` needs ${hours} hours more than were sold` : '';
  const late =
    promise.possibleDate === null
      ? ''
      : ` is possible on ${dayInWords(promise.possibleDate, locale)}`;
  return {
    key: promise.id,
    reason: promise.verdict === 'no' ? 'promise-not-feasible' : 'date-or-budget',
    text: `“${promise.text}”${over || late || ' can’t be kept'}`.slice(0, 500),
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
