import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PromiseInput, PromiseView } from './model.ts';
import { keepWording, promiseFields, saysTheSame } from './store.ts';

/** Corrects a promise's words or source; a new wording undoes what was decided about the old one. */
export async function editPromise(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: PromiseInput },
): Promise<PromiseView> {
  return await changePromise(app, actor, {
    ...request,
    verb: 'edit-promise',
    decide: async (promise, { db, at }) => {
      const typed = promiseFields(request.input);
      const { text, promised_by, promised_to, promised_on, via, source, standing } = typed;
      const origin = { promised_by, promised_to, promised_on, via, source, standing };
      const fields = text === promise.text ? origin : typed;
      const said = { promiseId: promise.id, by: actor.personId, at, wording: typed };
      if (!saysTheSame(promise, typed)) await keepWording(db, said);
      return { fields, text: 'A promise was corrected' };
    },
  });
}
