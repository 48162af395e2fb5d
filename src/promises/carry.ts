import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import type { Actor } from '../people/access.ts';
import { Refusal } from '../refusal.ts';
import { templateOf } from '../templates/rules.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { CarryInput, PlanInput, PromiseView } from './model.ts';
import { carriersIn } from './rules.ts';

/** Says which deliverable or requirement keeps a promise. @throws Refusal invalid_input */
export async function carryPromise(
  app: App,
  actor: Actor,
  request: PromiseTarget & { input: CarryInput },
): Promise<PromiseView> {
  const { input, handoverId } = request;
  return await changePromise(app, actor, {
    ...request,
    verb: 'carry-promise',
    decide: async (_promise, work) => {
      const items = await readItems(work.db, handoverId);
      const carriers = carriersIn(templateOf(work.handover).items, items);
      const carrier = carriers.find(
        (one) => one.itemKey === input.itemKey && one.rowId === input.rowId,
      );
      if (!carrier) {
        throw new Refusal(
          'invalid_input',
          'Choose a deliverable or requirement that is on the checklist.',
        );
      }
      return {
        fields: { carrier_item: carrier.itemKey, carrier_row: carrier.rowId },
        text: 'A promise found its place in the scope',
      };
    },
  });
}

/** Says how an only-said promise will be put straight with the client. */
export async function planConfirmation(
  app: App,
  actor: Actor,
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
