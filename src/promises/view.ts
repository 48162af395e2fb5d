import type { ItemRecord } from '../checklist/facts.ts';
import { hoursSoldIn } from '../checklist/rules.ts';
import { readableItems } from '../checklist/view.ts';
import { partyOf, type Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { Template } from '../templates/model.ts';
import type { PromiseRecord } from './facts.ts';
import type { PromisesView, PromiseView } from './model.ts';
import { carriersIn, groupOf, hoursNeeded, isAlive, possibleGoLive } from './rules.ts';

export type Scene = {
  state: State;
  access: Access;
  people: People;
  template: Template;
  goLive: string;
  items: ReadonlyMap<string, ItemRecord>;
  promises: readonly PromiseRecord[];
};

/** The promises with their sums, for one internal reader. */
export function promisesFor(whole: Scene): PromisesView {
  const scene = asRead(whole);
  const hoursSold = hoursSoldIn(scene);
  return {
    promises: scene.promises.map((promise) => presentPromise(scene, promise)),
    carriers: carriersIn(scene.template, scene.items),
    hoursSold,
    hoursNeeded: hoursNeeded(hoursSold, scene.promises),
    goLivePromised: scene.goLive,
    goLivePossible: possibleGoLive(scene.promises),
    can: { add: may('add-promise', scene.access, scene.state) },
  };
}

/** One promise for one internal reader, with what this reader may do to it. */
export function promiseFor(scene: Scene, promise: PromiseRecord): PromiseView {
  return presentPromise(asRead(scene), promise);
}

/** What a promise is carried by, and the hours sold, are items: told as far as the reader reads those. */
function asRead(scene: Scene): Scene {
  return { ...scene, items: readableItems(scene) };
}

function presentPromise(scene: Scene, promise: PromiseRecord): PromiseView {
  const { people } = scene;
  return {
    id: promise.id,
    text: promise.text,
    group: groupOf(promise),
    promisedBy: promise.promised_by,
    promisedTo: promise.promised_to,
    promisedOn: promise.promised_on,
    via: promise.via,
    source: promise.source,
    standing: promise.standing,
    plan: promise.plan,
    verdict: promise.verdict,
    effortHours: promise.effort_hours,
    possibleDate: promise.possible_date,
    condition: promise.condition,
    fallback: promise.fallback,
    verdictBy: people.maybe(promise.verdict_by),
    verdictAt: promise.verdict_at,
    resolution: promise.resolution,
    resolutionNote: promise.resolution_note,
    agreedBySales: people.maybe(promise.agreed_by_sales),
    agreedByTech: people.maybe(promise.agreed_by_tech),
    carriedBy: carrierOf(scene, promise),
    addedBy: people.maybe(promise.added_by),
    version: promise.version,
    can: rightsOn(scene, promise),
  };
}

function carrierOf(scene: Scene, promise: PromiseRecord): PromiseView['carriedBy'] {
  const carriers = carriersIn(scene.template, scene.items);
  return carriers.find((one) => one.rowId === promise.carrier_row) ?? null;
}

function rightsOn(scene: Scene, promise: PromiseRecord): PromiseView['can'] {
  const allowed = (verb: Parameters<typeof may>[0]) => may(verb, scene.access, scene.state);
  const alive = isAlive(promise);
  const agreed =
    partyOf(scene.access) === 'sales' ? promise.agreed_by_sales : promise.agreed_by_tech;
  return {
    edit: alive && allowed('edit-promise'),
    giveVerdict: alive && allowed('give-verdict'),
    resolve: alive && promise.verdict !== null && allowed('resolve-promise'),
    agree: alive && promise.resolution !== null && agreed === null && allowed('agree-resolution'),
    carry: alive && allowed('carry-promise'),
    plan: alive && promise.standing === 'only-said' && allowed('plan-confirmation'),
  };
}
