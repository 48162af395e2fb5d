import { peopleFrom, readNames } from '../people/names.ts';
import { readerOf, reads } from '../people/reader.ts';
import type { Opened } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { ItemHistory } from './contract.ts';
import type { RevisionView } from './model.ts';
import { readNewestRevisions, readRevisions } from './store.ts';
import { revisionFor, saidAt } from './view.ts';

/** How many revisions an answer holds: each may be as long as an item. */
const historyLength = 10;

/**
 * What an item said over time, the newest first, to somebody who may read it.
 * @throws Refusal not_found for an item that isn't there, or not for this reader.
 */
export async function readItemHistory(
  opened: Opened,
  asked: { key: string; after: string | undefined },
): Promise<ItemHistory> {
  const { db, handover } = opened;
  const definition = readable(opened, asked.key);
  const before = asked.after === undefined ? null : Number(asked.after);
  const read = { handoverId: handover.id, key: asked.key, before, limit: historyLength + 1 };
  const all = await readNewestRevisions(db, read);
  const shown = all.slice(0, historyLength);
  const names = await readNames(
    db,
    handover.tenant_id,
    shown.map(({ by }) => by),
  );
  const scene = { definition, access: opened.access, people: peopleFrom(names, handover) };
  return {
    revisions: shown.map((revision) => saidAt(scene, revision)),
    next: all.length > historyLength ? String(shown.at(-1)?.number) : null,
  };
}

/**
 * What one revision of an item changed: what it said before and after, to somebody who may read it.
 * @throws Refusal not_found for an item or revision that isn't there, or not for this reader.
 */
export async function readRevision(
  opened: Opened,
  asked: { key: string; number: number },
): Promise<RevisionView> {
  const { db, handover, access } = opened;
  const definition = readable(opened, asked.key);
  const { before, after } = await readRevisions(db, { handoverId: handover.id, ...asked });
  if (!after) throw refusalFor('not_found');
  const names = await readNames(db, handover.tenant_id, [after.by]);
  const people = peopleFrom(names, handover);
  return revisionFor({ definition, access, people, before: before ?? null, after });
}

/** @throws Refusal not_found for an item that isn't there, or not for this reader. */
function readable({ template, access }: Opened, key: string): ItemDefinition {
  const definition = itemOf(template, key);
  if (!definition || !reads(readerOf(access), definition.audience)) throw refusalFor('not_found');
  return definition;
}
