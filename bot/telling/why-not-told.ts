import type { App } from '../../src/app.ts';
import { outcomeOf } from '../../src/effects/graph-outcome.ts';
import type { Effect } from '../../src/effects/run.ts';
import type { Outcome } from '../../src/effects/settle.ts';
import { readNames } from '../../src/people/names.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import type { Notice } from '../../src/record/notices.ts';
import type { Verb } from '../../src/record/permissions.ts';
import { rosterRemedy, whyNotNow } from '../../src/record/right-now.ts';

/** What a notice asks its reader to do, or tells them for: who may not do it, may not be told. */
const verbs: Record<Notice['kind'], Verb> = {
  'name-roles': 'name-roles-before',
  question: 'answer',
  answered: 'settle',
  submitted: 'accept',
  'sent-back': 'submit',
  accepted: 'read',
};

/**
 * How a notice ends when the person lost the right to see it between its order and its delivery
 * (AZ13); null when it may be delivered. That the handover moved on meanwhile takes no right away.
 */
export async function whyNotTold(
  app: App,
  about: { effect: Effect; handover: HandoverRow; told: Notice },
): Promise<Outcome | null> {
  const { effect, handover, told } = about;
  try {
    const asked = { handover, personId: told.to, verb: verbs[told.kind] };
    const refused = await whyNotNow(app, asked);
    // The role went to somebody else, and whoever holds it now is told for themselves.
    if (refused === 'role_required') return { kind: 'done', result: { withheld: true } };
    if (refused !== 'not_found') return null;
  } catch (error) {
    return outcomeOf(error, effect.attempts, rosterRemedy);
  }
  const names = await readNames(app.db, handover.tenant_id, [told.to]);
  return {
    kind: 'needs-attention',
    problem: `${names.get(told.to) ?? 'A colleague'} has no part in this handover any more.`,
    todo: 'Tell whoever took over.',
  };
}
