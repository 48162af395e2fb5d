import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PlanInput, PromiseView } from './model.ts';

/** Says how the client will confirm a promise that was only said. */
export async function planConfirmation(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: PlanInput },
): Promise<PromiseView> {
  return await changePromise(app, actor, {
    ...request,
    verb: 'plan-confirmation',
    decide: (promise) => {
      if (promise.standing !== 'only-said') {
        throw new Refusal('invalid_state', 'Only a promise that was only said needs a plan.');
      }
      return { fields: { plan: request.input.plan }, text: 'An only-said promise has a plan' };
    },
  });
}
