import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { CarryInput, PromiseView } from './model.ts';
import { carriersIn } from './rules.ts';

/** Says which deliverable or requirement keeps a promise. @throws Refusal invalid_input */
export async function carryPromise(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: CarryInput },
): Promise<PromiseView> {
  const { input, handoverId } = request;
  return await changePromise(app, actor, {
    ...request,
    verb: 'carry-promise',
    decide: async (_promise, work) => {
      const items = await readItems(work.db, handoverId);
      const carriers = carriersIn(work.template, items);
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
