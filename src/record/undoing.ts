import type { Imaged } from './images.ts';
import type { ChangingVerb } from './permissions.ts';

/**
 * How an act is gone back on: by *Undo* for ten seconds, which puts back what these tables said
 * (`unsaid`: how it is called where the list of changes doesn't tell of it); by
 * *Take back*, an act of its own, for what binds; out of the history, as an edit; or not, and why.
 */
export type Undoing =
  | { by: 'undo'; tables: readonly Imaged[]; unsaid?: string }
  | { by: 'take-back' }
  | { by: 'history' }
  | { by: 'nothing'; because: string };

const undo = (...tables: Imaged[]): Undoing => ({ by: 'undo', tables });
const nothing = (because: string): Undoing => ({ by: 'nothing', because });

/** A check that is refused may be no line: it is a point that is not sent yet. */
const onChecks: Undoing = {
  by: 'undo',
  tables: ['review_check', 'review_point'],
  unsaid: 'You said why you can’t vouch for it',
};

/** Every verb's way back (product.md, rule 10); a verb without one does not compile. */
export const undoings: Record<ChangingVerb, Undoing> = {
  open: nothing('It changes nothing.'),
  'save-item': { by: 'history' },
  'mark-read': undo('item'),
  propose: undo('proposal'),
  'take-proposal': undo('proposal', 'item', 'item_revision'),
  'collect-point': {
    by: 'undo',
    tables: ['review_point'],
    unsaid: 'What you collect to send back was changed',
  },
  'handle-point': undo('review_point'),
  'add-promise': undo('promise', 'promise_revision'),
  'edit-promise': undo('promise', 'promise_revision'),
  'give-verdict': undo('promise'),
  'resolve-promise': undo('promise'),
  'carry-promise': undo('promise'),
  'plan-confirmation': undo('promise'),
  ask: undo('question', 'question_entry'),
  answer: undo('question', 'question_entry'),
  settle: undo('question', 'question_entry'),
  submit: { by: 'take-back' },
  'send-back': { by: 'take-back' },
  accept: { by: 'take-back' },
  'take-back': nothing('What was taken back is done again by the button it came from.'),
  undo: nothing('What was undone is done again by the button it came from.'),
  'feasibility-check': onChecks,
  'delivery-check': onChecks,
  'write-mirror': undo('handover'),
  'approve-mirror': undo('handover'),
  'decline-mirror': undo('handover'),
  'name-roles-before': undo('role_holder', 'question'),
  'name-roles-after': undo('role_holder', 'question'),
  'add-contact': undo('client_contact'),
  'show-early': { by: 'take-back' },
  'take-shown-back': nothing('It is shown again by the button it came from.'),
  'not-quite': nothing('It is a question from then on, which is settled like any other.'),
  'send-kickoff': undo('kickoff'),
  'keep-kickoff': undo('kickoff', 'kickoff_reply'),
  'note-outlook': nothing('Nobody did it here: it was done in Outlook.'),
  'retry-effect': nothing(
    'What failed is done at last; it was ordered by an act with its own way back.',
  ),
};
