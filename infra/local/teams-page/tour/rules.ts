import type { ActView, LedgerEntry } from '../../page-model.ts';
import type { Detour } from './detours.ts';

interface Named {
  id: string;
  name: string;
}

/** A question as the product's API tells it, as far as the tour looks at it. */
export interface AskedQuestion {
  text: string;
  askedAt: string;
  askedBy: Named;
  /** The message in Teams it came from; null when it was asked in the tab. */
  messageUrl: string | null;
  state: string;
  answer: { text: string; by: Named } | null;
}

/** A deal as the product's list tells it. */
export interface Deal {
  id: string;
  state: string;
}

/** Everything the tour judges by: what the product answered and what happened outside. */
export interface TourFacts {
  /** When the example deals were ready; what is older is none of the visitor's. */
  since: string;
  acts: readonly ActView[];
  ledger: readonly LedgerEntry[];
  /** The deal in trouble, and the one whose kickoff is open; null when one can't be found. */
  contoso: Deal | null;
  northwind: Deal | null;
  questions: readonly AskedQuestion[];
  /** Who reads as the client. */
  guestIds: readonly string[];
}

/**
 * What of a step happened. `part` is what to do next: one of the step's own parts, or the way back to
 * where they can be done; null where nothing leads there any more. `said` is what happened, in a sentence.
 */
export interface Judged {
  done: boolean;
  part: number | Detour | null;
  said: string | null;
}

const FIRST: Judged = { done: false, part: 0, said: null };

/** What of the six steps really happened, in their order. */
export function judge(facts: TourFacts): Judged[] {
  return [
    judgeRefusal(facts),
    judgeAsked(facts),
    judgeAnswered(facts),
    judgeReturn(facts),
    judgeKickoff(facts),
    judgeClientView(facts),
  ];
}

/** Whether the tour is over: each step happened, or nothing leads to it any more. */
export function isOver(judged: readonly Judged[]): boolean {
  return judged.length > 0 && judged.every((one) => one.done || one.part === null);
}

function judgeRefusal(facts: TourFacts): Judged {
  const acts = onContoso(facts);
  const verdict = acts.findIndex((act) => act.verb === 'verdict' && isGood(act));
  const refused = acts.slice(verdict).some((act) => act.verb === 'accept' && act.status === 409);
  if (verdict !== -1 && refused)
    return done('You said whether it can be kept. Acceptance was refused, with reasons.');
  const before = beforeReview(facts.contoso);
  if (before) return before;
  if (verdict === -1) return FIRST;
  return { done: false, part: 1, said: 'You said whether it can be kept. Now try to accept.' };
}

/** Where a deal that is not in review leaves the steps that are done in its review; null in review. */
function beforeReview(deal: Deal | null): Judged | null {
  if (deal?.state === 'in-review') return null;
  if (deal?.state === 'draft') return { done: false, part: 'submit-contoso', said: null };
  return gone('The deal is past its review.');
}

function judgeAsked({ questions, since }: TourFacts): Judged {
  const asked = questions.find((one) => one.messageUrl !== null && one.askedAt > since);
  return asked ? done(`${asked.askedBy.name} asked in the channel: “${asked.text}”`) : FIRST;
}

function judgeAnswered({ questions }: TourFacts): Judged {
  const answered = questions.find((one) => one.answer !== null);
  if (answered?.answer)
    return done(`${answered.answer.by.name} answered: “${answered.answer.text}”`);
  const isOpen = ({ state }: AskedQuestion) => state === 'open' || state === 'reopened';
  return questions.some(isOpen) ? FIRST : { done: false, part: 'ask', said: null };
}

function judgeReturn(facts: TourFacts): Judged {
  const acts = onContoso(facts).filter((act) => !act.read && isGood(act));
  const back = acts.findIndex((act) => act.verb === 'send-back');
  const sender = acts[back]?.personId;
  const after = back === -1 ? [] : acts.slice(back + 1);
  const said = after.findIndex((act) => act.verb === 'handle' && act.personId !== sender);
  const submitted = after.findLastIndex((act) => act.verb === 'submit');
  if (said !== -1 && submitted > said) {
    return done('Sent back, each point answered, and submitted again; the record knows all three.');
  }
  if (facts.contoso?.state === 'draft' && back !== -1) {
    const next =
      said === -1
        ? 'It is sent back. Now say as Riya what was done about each point, and submit again.'
        : 'Each point is answered. Now submit it again.';
    return { done: false, part: 1, said: next };
  }
  const before = beforeReview(facts.contoso);
  if (before) return before;
  if (submitted === -1) return FIRST;
  const once =
    'It was submitted again, but nothing was said of its points. Send it back once more.';
  return { done: false, part: 0, said: once };
}

function judgeKickoff({ acts, ledger, northwind }: TourFacts): Judged {
  const presses = acts.filter((act) => act.verb === 'kickoff' && !act.read);
  const sent = new Set(presses.filter(isGood).map((act) => act.handoverId));
  if (sent.size === 0) return beforeKickoff(northwind);
  const events = ledger.filter((entry) => entry.kind === 'event-created').length;
  const twice = [...sent].some((id) => presses.filter((act) => act.handoverId === id).length > 1);
  if (events > sent.size) return gone(`There are ${events} events. That should not happen.`);
  if (events < sent.size) {
    return { done: false, part: 'look', said: 'Sent. The event is not in the calendar yet.' };
  }
  if (twice) return done('Send was pressed twice, and there is one event.');
  return gone(
    'Sent once: one event. If the other screen still shows Send, press it there too; if not, it knows already.',
  );
}

function beforeKickoff(deal: Deal | null): Judged {
  switch (deal?.state) {
    case 'accepted':
      return FIRST;
    case 'in-review':
      return { done: false, part: 'accept-northwind', said: null };
    case 'draft':
      return { done: false, part: 'submit-northwind', said: null };
    default:
      return gone('Northwind is past its kickoff.');
  }
}

function judgeClientView({ acts, guestIds, northwind }: TourFacts): Judged {
  const seen = acts.some(
    (act) =>
      act.read &&
      isGood(act) &&
      act.handoverId === northwind?.id &&
      (act.verb === 'client-view' || (act.verb === 'open' && guestIds.includes(act.personId))),
  );
  if (seen) return done('You saw the letter the client sees, and nothing of ours in it.');
  const isAhead = northwind?.state === 'draft' || northwind?.state === 'in-review';
  return isAhead ? beforeKickoff(northwind) : FIRST;
}

function onContoso({ acts, contoso }: TourFacts): ActView[] {
  return acts.filter((act) => act.handoverId === contoso?.id);
}

function isGood({ status }: ActView): boolean {
  return status >= 200 && status < 300;
}

function done(said: string): Judged {
  return { done: true, part: null, said };
}

function gone(why: string): Judged {
  return { done: false, part: null, said: `${why} Go on, or start over to do it.` };
}
