import { readItems } from '../checklist/facts.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { isOwnSubmission } from '../record/holders.ts';
import type { Reading } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import { readPromises } from './facts.ts';
import type { PromisesView, PromiseView } from './model.ts';
import { promiseFor, promisesFor, type Scene } from './view.ts';

/** Reads and shows all promises. */
export async function presentPromises(reading: Reading): Promise<PromisesView> {
  return promisesFor(await sceneOf(reading));
}

/** Reads and shows one promise to whoever just changed it. */
export async function presentPromise(reading: Reading, id: string): Promise<PromiseView> {
  const scene = await sceneOf(reading);
  const promise = scene.promises.find((one) => one.id === id);
  if (!promise) throw refusalFor('not_found');
  return promiseFor(scene, promise);
}

async function sceneOf({ db, handover, access, template }: Reading): Promise<Scene> {
  const promises = await readPromises(db, handover.id);
  const ids = promises.flatMap((one) => [one.verdict_by, one.resolved_by, one.added_by]);
  const names = await readNames(db, handover.tenant_id, ids);
  return {
    state: handover.state,
    access,
    isOwn: isOwnSubmission(handover, access.personId),
    people: peopleFrom(names, handover),
    template,
    goLive: handover.go_live,
    items: await readItems(db, handover.id),
    promises,
  };
}
