import { z } from 'zod';
import { contract } from '../contract.ts';
import { guid, personRef } from '../people/model.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import * as model from './model.ts';

/** A change of one promise at the version that was seen, answered with the promise as it is then. */
const onPromise = {
  method: 'POST',
  params: z.object({ id: handoverId, promiseId: guid }),
  answer: model.promiseView,
  needs: 'version',
} as const;

/** The wordings of a promise, the newest first: what `editPromise` was given each time, by whom and when. */
const wordings = z.object({
  wordings: z.array(
    z.object({
      number: z.int(),
      by: personRef,
      at: z.iso.datetime(),
      said: z.object({
        text: z.string(),
        onlySaid: z.boolean(),
        ...model.promiseView.pick({
          promisedBy: true,
          promisedTo: true,
          promisedOn: true,
          via: true,
          source: true,
        }).shape,
      }),
    }),
  ),
});
export type Wordings = z.infer<typeof wordings>;

/** Promises over the wire. */
export const promiseContract = contract({
  readPromises: {
    method: 'GET',
    path: '/api/handovers/:id/promises',
    params: ofHandover,
    answer: model.promisesView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  addPromise: {
    method: 'POST',
    path: '/api/handovers/:id/promises',
    params: ofHandover,
    body: model.promiseInput,
    answer: model.promiseView,
    who: ['person'],
    verb: 'add-promise',
    needs: 'key',
    status: [201],
  },
  readWordings: {
    method: 'GET',
    path: '/api/handovers/:id/promises/:promiseId/revisions',
    params: onPromise.params,
    answer: wordings,
    who: ['person'],
    verb: 'read',
  },
  editPromise: {
    ...onPromise,
    method: 'PATCH',
    path: '/api/handovers/:id/promises/:promiseId',
    body: model.promiseInput,
    who: ['person'],
    verb: 'edit-promise',
  },
  giveVerdict: {
    ...onPromise,
    path: '/api/handovers/:id/promises/:promiseId/verdict',
    body: model.verdictInput,
    who: ['person'],
    verb: 'give-verdict',
  },
  resolvePromises: {
    method: 'POST',
    path: '/api/handovers/:id/promises/resolve',
    params: ofHandover,
    body: model.resolveInput,
    answer: model.promisesView,
    who: ['person'],
    verb: 'resolve-promise',
  },
  carryPromise: {
    ...onPromise,
    path: '/api/handovers/:id/promises/:promiseId/carrier',
    body: model.carryInput,
    who: ['person'],
    verb: 'carry-promise',
  },
  planConfirmation: {
    ...onPromise,
    path: '/api/handovers/:id/promises/:promiseId/plan',
    body: model.planInput,
    who: ['person'],
    verb: 'plan-confirmation',
  },
});
