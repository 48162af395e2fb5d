import type { Access } from '../people/access.ts';
import type { Party, Role } from '../people/model.ts';
import { isTheirs } from '../people/rules.ts';
import type { State } from '../record/model.ts';
import type { QuestionState } from './model.ts';

type Question = {
  state: QuestionState;
  asked_by: string;
  to_party: Party;
  waits_for: string | null;
};
type Holder = { role: Role; personId: string };

const spokesmen: Record<Party, readonly Role[]> = {
  sales: ['sales-owner'],
  tech: ['tech-lead', 'project-manager', 'delivery-head'],
  client: [],
};

/** An answer is due this many working days after the question, by the end of that day. */
export const answerWithinDays = 2;

/** The one person a question to a side waits for: the first of its roles that is named. */
export function whoAnswers(party: Party, holders: readonly Holder[]): string | null {
  for (const role of spokesmen[party]) {
    const holder = holders.find((one) => one.role === role);
    if (holder) return holder.personId;
  }
  return null;
}

/** The side a question goes to when the asker doesn't say. */
export function otherSide(party: Party): Party {
  return party === 'sales' ? 'tech' : 'sales';
}

/** A question asked by tech before acceptance blocks, unless the asker says otherwise. */
export function blocksByDefault(asker: Party, state: State): boolean {
  return asker === 'tech' && (state === 'draft' || state === 'in-review');
}

/** Whoever it waits for answers, or a role of the side it was put to. */
export function mayAnswer(question: Question, access: Access): boolean {
  if (question.state !== 'open' && question.state !== 'reopened') return false;
  if (isTheirs(access, question.waits_for)) return true;
  return access.roles.some((role) => spokesmen[question.to_party].includes(role));
}

/** Only the asker says that an answer settles it, or that it doesn't yet. */
export function maySettle(question: Question, access: Access): boolean {
  return question.state === 'answered' && isTheirs(access, question.asked_by);
}

/** Only the asker takes a question back, as long as it isn't over. */
export function mayWithdraw(question: Question, access: Access): boolean {
  return isOpen(question) && isTheirs(access, question.asked_by);
}

/** Whether somebody still has a move. */
export function isOpen(question: { state: QuestionState }): boolean {
  return question.state !== 'settled' && question.state !== 'withdrawn';
}

/** Whether acceptance waits for this question: blocking, and not settled or withdrawn. */
export function blocksAcceptance(question: { state: QuestionState; blocking: boolean }): boolean {
  return question.blocking && isOpen(question);
}
