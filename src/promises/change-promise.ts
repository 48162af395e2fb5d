import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import type { ChangingVerb } from '../record/permissions.ts';
import { Refusal } from '../refusal.ts';
import type { PromiseRecord } from './facts.ts';
import type { PromiseView } from './model.ts';
import { presentPromise } from './present.ts';
import { isAlive } from './rules.ts';
import { readPromise, updatePromise, type PromiseFields } from './store.ts';

export type PromiseTarget = { handoverId: string; promiseId: string; expected: number };

/** What a verb makes of one promise: the fields that change, and the line for the list of changes. */
export type PromiseChange = { fields: PromiseFields; text: string };

/**
 * Changes one living promise at the version the person saw.
 * @throws Refusal not_found, role_required, invalid_state, version_conflict, or the verb's own.
 */
export async function changePromise(
  app: App,
  actor: Person,
  request: PromiseTarget & {
    verb: ChangingVerb;
    decide(promise: PromiseRecord, work: Work): PromiseChange | Promise<PromiseChange>;
  },
): Promise<PromiseView> {
  const { handoverId, promiseId, expected, verb } = request;
  return await change({ app, actor, handoverId, verb, expected: null }, async (work) => {
    const promise = await readPromise(work.db, { handoverId, id: promiseId, expected });
    if (!isAlive(promise)) {
      throw new Refusal(
        'invalid_state',
        'This promise was withdrawn. Add a new one if it came back.',
      );
    }
    const decided = await request.decide(promise, work);
    await updatePromise(work.db, promise, decided.fields);
    await work.note({ text: decided.text, page: 'promises', ref: promiseId });
    return await presentPromise(work, promiseId);
  });
}
