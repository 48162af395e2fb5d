import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import type { Person } from '../people/actor.ts';
import { openInternal } from '../record/read.ts';
import { reading } from '../record/reading.ts';
import { addPromise } from './add.ts';
import { carryPromise } from './carry.ts';
import type { PromiseTarget } from './change-promise.ts';
import type { promiseContract } from './contract.ts';
import { editPromise } from './edit.ts';
import { giveVerdict } from './give-verdict.ts';
import type { PromiseView } from './model.ts';
import { planConfirmation } from './plan-confirmation.ts';
import { presentPromises } from './present.ts';
import { presentWordings } from './read-wordings.ts';
import { resolvePromises } from './resolve.ts';

/** Promises over HTTP. */
export function promiseHandlers(app: App): Handlers<typeof promiseContract> {
  const on = onPromise(app);
  return {
    readPromises: reading(app)(presentPromises),
    addPromise: async ({ actor, params, key, body }) => ({
      body: await addPromise(app, actor, { handoverId: params.id, key, input: body }),
    }),
    readWordings: async ({ actor, params: { id, promiseId } }) => ({
      body: await presentWordings(await openInternal(app, actor, id), promiseId),
    }),
    editPromise: on(editPromise),
    giveVerdict: on(giveVerdict),
    resolvePromises: async ({ actor, params, body }) => ({
      body: await resolvePromises(app, actor, { handoverId: params.id, input: body }),
    }),
    carryPromise: on(carryPromise),
    planConfirmation: on(planConfirmation),
  };
}

type Change<Input> = (
  app: App,
  actor: Person,
  request: PromiseTarget & { input: Input },
) => Promise<PromiseView>;

type Given<Input> = {
  actor: Person;
  params: { id: string; promiseId: string };
  expected: number;
  body: Input;
};

/** The verbs on one promise are asked alike: which one, at which version, with what. */
function onPromise(app: App) {
  return <Input>(act: Change<Input>) =>
    async ({ actor, params: { id, promiseId }, expected, body }: Given<Input>) => ({
      body: await act(app, actor, { handoverId: id, promiseId, expected, input: body }),
    });
}
