import type { ActView, LedgerEntry } from '../../page-model.ts';

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
  answer: { text: string; by: Named } | null;
}

/** Everything the tour judges by: what the product answered and what happened outside. */
export interface TourFacts {
  /** When the example deals were ready; what is older is none of the visitor's. */
  since: string;
  acts: readonly ActView[];
  ledger: readonly LedgerEntry[];
  /** The deal in trouble; null when it can't be found. */
  contosoId: string | null;
  questions: readonly AskedQuestion[];
  /** Who reads as the client. */
  guestIds: readonly string[];
}

/** `part` counts what of the step already happened; `said` is what happened, in a sentence. */
export interface Judged {
  done: boolean;
  part: number;
  said: string | null;
}

const NOTHING: Judged = { done: false, part: 0, said: null };

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

function judgeRefusal(facts: TourFacts): Judged {
  const acts = onContoso(facts);
  const verdict = acts.findIndex((act) => act.verb === 'verdict' && isGood(act));
  if (verdict === -1) return NOTHING;
  const refused = acts.slice(verdict).some((act) => act.verb === 'accept' && act.status === 409);
  if (refused)
    return done('You said whether it can be kept. Acceptance was refused, with reasons.');
  return { done: false, part: 1, said: 'You said whether it can be kept. Now try to accept.' };
}

function judgeAsked({ questions, since }: TourFacts): Judged {
  const asked = questions.find((one) => one.messageUrl !== null && one.askedAt > since);
  return asked ? done(`${asked.askedBy.name} asked in the channel: “${asked.text}”`) : NOTHING;
}

function judgeAnswered({ questions }: TourFacts): Judged {
  const answered = questions.find((one) => one.answer !== null);
  return answered?.answer
    ? done(`${answered.answer.by.name} answered: “${answered.answer.text}”`)
    : NOTHING;
}

function judgeReturn(facts: TourFacts): Judged {
  const acts = onContoso(facts).filter((act) => !act.read && isGood(act));
  const back = acts.findIndex((act) => act.verb === 'send-back');
  if (back === -1) return NOTHING;
  const sender = acts[back]?.personId;
  const after = acts.slice(back + 1);
  const mended = after.findIndex((act) => act.verb !== 'submit' && act.personId !== sender);
  const submitted = after.findLastIndex((act) => act.verb === 'submit');
  if (mended !== -1 && submitted > mended) {
    return done('Sent back, mended and submitted again; the record knows all three.');
  }
  const unmended = submitted !== -1;
  return {
    done: false,
    part: 1,
    said: unmended
      ? 'It was submitted again, but nothing was mended in between.'
      : 'It is sent back. Now mend a point as Riya and submit again.',
  };
}

function judgeKickoff({ acts, ledger }: TourFacts): Judged {
  const presses = acts.filter((act) => act.verb === 'kickoff' && !act.read);
  const sent = new Set(presses.filter(isGood).map((act) => act.handoverId));
  if (sent.size === 0) return NOTHING;
  const events = ledger.filter((entry) => entry.kind === 'event-created').length;
  const twice = [...sent].some((id) => presses.filter((act) => act.handoverId === id).length > 1);
  if (events > sent.size) {
    return { done: false, part: 1, said: `There are ${events} events. That should not happen.` };
  }
  if (events < sent.size) {
    return { done: false, part: 1, said: 'Sent. The event is not in the calendar yet.' };
  }
  if (twice) return done('Send was pressed twice, and there is one event.');
  return {
    done: false,
    part: 1,
    said: 'Sent once: one event. Press Send on the other screen too.',
  };
}

function judgeClientView({ acts, guestIds }: TourFacts): Judged {
  const seen = acts.some(
    (act) =>
      act.read &&
      isGood(act) &&
      (act.verb === 'client-view' || (act.verb === 'open' && guestIds.includes(act.personId))),
  );
  return seen ? done('You saw the letter the client sees, and nothing of ours in it.') : NOTHING;
}

function onContoso({ acts, contosoId }: TourFacts): ActView[] {
  return acts.filter((act) => act.handoverId === contosoId);
}

function isGood({ status }: ActView): boolean {
  return status >= 200 && status < 300;
}

function done(said: string): Judged {
  return { done: true, part: 2, said };
}
