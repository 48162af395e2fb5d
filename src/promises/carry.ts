import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { carriedIn } from './carried-in.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { CarryInput, PromiseView } from './model.ts';

/** Says in which deliverable, requirement or price line a promise is. @throws Refusal invalid_input */
export async function carryPromise(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: CarryInput },
): Promise<PromiseView> {
  return await changePromise(app, actor, {
    ...request,
    verb: 'carry-promise',
    decide: async (_promise, work) => ({
      fields: await carriedIn(work, request.input),
      text: 'It was said what a promise is in',
    }),
  });
}
