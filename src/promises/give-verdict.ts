import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { Refusal } from '../refusal.ts';
import { carriedIn } from './carried-in.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PromiseView, VerdictInput } from './model.ts';
import { incompleteVerdict } from './rules.ts';

/**
 * Tech says whether a promise can be kept, and in which row it is; a new verdict undoes what was
 * decided about the old one.
 * @throws Refusal own_submission for whoever sold or submitted it; invalid_input when something stands
 * without what it belongs to.
 */
export async function giveVerdict(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: VerdictInput },
): Promise<PromiseView> {
  const { input } = request;
  return await changePromise(app, actor, {
    ...request,
    verb: 'give-verdict',
    decide: async (_promise, work) => {
      if (isOwnSubmission(work.handover, actor.personId)) throw ownSubmission();
      const missing = incompleteVerdict(input);
      if (missing) throw new Refusal('invalid_input', missing);
      return {
        fields: {
          ...said(input),
          ...(await carriedIn(work, input.carrier)),
          verdict_by: actor.personId,
          verdict_at: work.at,
          resolution: null,
          resolution_note: null,
          resolved_at: null,
          resolved_by: null,
        },
        text: 'A promise was checked',
      };
    },
  });
}

function ownSubmission(): Refusal {
  return new Refusal(
    'own_submission',
    'Whoever sold it does not judge what was promised. Ask the delivery head to name somebody else.',
  );
}

/** What is pressed stands for itself: hours, a date and a condition are those of a yes. */
function said(input: VerdictInput) {
  const { pressed, effortHours, possibleDate, condition, fallback, fallbackHours } = input;
  const yes = pressed === undefined;
  const offered = pressed !== 'need-to-know-more';
  return {
    verdict: pressed ?? 'yes',
    effort_hours: (yes && effortHours) || null,
    possible_date: (yes && possibleDate) || null,
    condition: (yes && condition) || null,
    fallback: (offered && fallback) || null,
    fallback_hours: (offered && fallbackHours) || null,
  };
}
