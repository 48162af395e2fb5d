import type { Changed } from '../pages.ts';
import type { ChangingVerb } from './permissions.ts';

/**
 * Where it is seen what a verb changes: on that page and at a glance, or on all pages, since each of
 * them shows what its reader may do in this state and who holds which role. Whoever looks at something
 * else is spared reading it again.
 */
export const seenOn: Record<ChangingVerb, Changed> = {
  open: 'overview',
  'save-item': 'checklist',
  propose: 'checklist',
  'take-proposal': 'checklist',
  'mark-read': 'checklist',
  'add-promise': 'promises',
  'edit-promise': 'promises',
  'give-verdict': 'promises',
  'resolve-promise': 'promises',
  'carry-promise': 'promises',
  'plan-confirmation': 'promises',
  ask: 'questions',
  answer: 'questions',
  settle: 'questions',
  'collect-point': 'overview',
  'handle-point': 'overview',
  'feasibility-check': 'overview',
  'delivery-check': 'overview',
  'write-mirror': 'overview',
  'approve-mirror': 'overview',
  'decline-mirror': 'overview',
  submit: 'all',
  'send-back': 'all',
  accept: 'all',
  'take-back': 'all',
  undo: 'all',
  'name-roles-before': 'all',
  'name-roles-after': 'all',
  'add-contact': 'all',
  'show-early': 'all',
  'take-shown-back': 'all',
  'not-quite': 'questions',
  'send-kickoff': 'kickoff',
  'keep-kickoff': 'kickoff',
  'note-outlook': 'kickoff',
  'retry-effect': 'all',
};
