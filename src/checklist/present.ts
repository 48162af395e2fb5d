import type { Person } from '../people/actor.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { Work } from '../record/change.ts';
import type { Reading } from '../record/read.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { readItems, type ItemRecord } from './facts.ts';
import type { ChecklistView, ItemView } from './model.ts';
import { checklistFor, itemFor, type Scene } from './view.ts';

/** Shows an item to whoever just saved it, from what was stored: nothing is read again. */
export function presentSaved(
  { access, handover, template }: Work,
  saved: { by: Person; definition: ItemDefinition; item: ItemRecord },
): ItemView {
  const { by, definition, item } = saved;
  const { depth, state } = handover;
  const people = peopleFrom(new Map([[by.personId, by.name]]), handover);
  const items = new Map([[item.key, item]]);
  return itemFor({ template, depth, state, access, people, items }, definition);
}

/** Shows one item as it is stored, whoever saved it. */
export async function presentItem(
  work: Work,
  { definition, item }: { definition: ItemDefinition; item: ItemRecord },
): Promise<ItemView> {
  const { access, db, handover, template } = work;
  const people = peopleFrom(await readNames(db, handover.tenant_id, peopleOf(item)), handover);
  const { depth, state } = handover;
  const items = new Map([[item.key, item]]);
  return itemFor({ template, depth, state, access, people, items }, definition);
}

/** Reads and shows the whole checklist. */
export async function presentChecklist(reading: Reading): Promise<ChecklistView> {
  return checklistFor(await sceneOf(reading));
}

async function sceneOf(reading: Reading): Promise<Scene> {
  const { handover, access, db, template } = reading;
  const items = await readItems(db, handover.id);
  const names = await readNames(db, handover.tenant_id, [...items.values()].flatMap(peopleOf));
  return {
    template,
    depth: handover.depth,
    state: handover.state,
    access,
    people: peopleFrom(names, handover),
    items,
  };
}

function peopleOf(item: ItemRecord): (string | null)[] {
  return [item.changed_by, item.verified_by];
}
