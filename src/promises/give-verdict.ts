import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PromiseView, VerdictInput } from './model.ts';
import { incompleteVerdict } from './rules.ts';

/**
 * Tech says whether a promise can be kept; a new verdict undoes the resolution of the old one.
 * @throws Refusal invalid_input when hours, date or condition are missing.
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
    decide: (_promise, work) => {
      const missing = incompleteVerdict(input);
      if (missing) throw new Refusal('invalid_input', missing);
      return {
        fields: {
          verdict: input.verdict,
          effort_hours: input.effortHours ?? null,
          possible_date: input.possibleDate ?? null,
          condition: input.condition ?? null,
          fallback: input.fallback ?? null,
          verdict_by: actor.personId,
          verdict_at: work.at,
          resolution: null,
          resolution_note: null,
          resolved_at: null,
          agreed_by_sales: null,
          agreed_by_tech: null,
        },
        text: 'A promise was checked',
      };
    },
  });
}
