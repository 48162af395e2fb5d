import type { ItemRecord } from '../checklist/facts.ts';
import { hoursSoldIn } from '../checklist/rules.ts';
import { readableItems } from '../checklist/view.ts';
import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { Template } from '../templates/model.ts';
import type { PromiseRecord } from './facts.ts';
import type { Carrier, PromisesView, PromiseView } from './model.ts';
import {
  agreementTo,
  carriersIn,
  factsOf,
  groupOf,
  hoursNeeded,
  isAlive,
  lacksVerdict,
  possibleGoLive,
  suggestionIn,
} from './rules.ts';

export type Scene = {
  state: State;
  access: Access;
  /** Whether the reader sold or submitted it: then they judge nothing. */
  isOwn: boolean;
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
  const rows = rowsIn(scene);
  return {
    promises: scene.promises.map((promise) => presentPromise(scene, rows, promise)),
    carriers: rows.carriers,
    hoursSold,
    hoursNeeded: hoursNeeded(hoursSold, scene.promises),
    goLivePromised: scene.goLive,
    goLivePossible: possibleGoLive(scene.promises),
    can: { add: may('add-promise', scene.access, scene.state) },
  };
}

/** One promise for one internal reader, with what this reader may do to it. */
export function promiseFor(whole: Scene, promise: PromiseRecord): PromiseView {
  const scene = asRead(whole);
  return presentPromise(scene, rowsIn(scene), promise);
}

/** The rows a promise can be in, and which of them fits one best. */
type Rows = { carriers: Carrier[]; suggested: (promise: { text: string }) => Carrier | null };

function rowsIn(scene: Scene): Rows {
  return { carriers: carriersIn(scene), suggested: suggestionIn(scene) };
}

/** What a promise is carried by, and the hours sold, are items: told as far as the reader reads those. */
function asRead(scene: Scene): Scene {
  return { ...scene, items: readableItems(scene) };
}

function presentPromise(scene: Scene, rows: Rows, promise: PromiseRecord): PromiseView {
  const { people } = scene;
  const carriedBy = rows.carriers.find(({ rowId }) => rowId === promise.carrier_row) ?? null;
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
    facts: factsOf(promise),
    effortHours: promise.effort_hours,
    possibleDate: promise.possible_date,
    condition: promise.condition,
    fallback: promise.fallback,
    fallbackHours: promise.fallback_hours,
    verdictBy: people.maybe(promise.verdict_by),
    verdictAt: promise.verdict_at,
    resolution: promise.resolution,
    resolutionNote: promise.resolution_note,
    resolvedBy: people.maybe(promise.resolved_by),
    resolvedAt: promise.resolved_at,
    carriedBy,
    suggestedIn: carriedBy === null ? rows.suggested(promise) : null,
    addedBy: people.maybe(promise.added_by),
    version: promise.version,
    can: rightsOn(scene, promise),
  };
}

function rightsOn(scene: Scene, promise: PromiseRecord): PromiseView['can'] {
  const allowed = (verb: Parameters<typeof may>[0]) => may(verb, scene.access, scene.state);
  const alive = isAlive(promise);
  const resolve =
    promise.standing !== 'withdrawn' && !lacksVerdict(promise) && allowed('resolve-promise');
  return {
    edit: alive && allowed('edit-promise'),
    giveVerdict: alive && !scene.isOwn && allowed('give-verdict'),
    resolve,
    agree: resolve && agreementTo(promise) !== null,
    carry: alive && allowed('carry-promise'),
    plan: alive && promise.standing === 'only-said' && allowed('plan-confirmation'),
  };
}
