import { peopleFrom, readNames } from '../people/names.ts';
import type { Reading } from '../record/read.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { readItems, type ItemRecord } from './facts.ts';
import type { ChecklistView, ItemView } from './model.ts';
import { checklistFor, itemFor, type Scene } from './view.ts';

/** Reads and shows one item to whoever just changed it. */
export async function presentItem(reading: Reading, definition: ItemDefinition): Promise<ItemView> {
  return itemFor(await sceneOf(reading), definition);
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
    people: peopleFrom(names, handover.holders),
    items,
  };
}

function peopleOf(item: ItemRecord): (string | null)[] {
  return [item.changed_by, item.verified_by];
}
