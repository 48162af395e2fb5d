import type { Person } from '../people/actor.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { Work } from '../record/change.ts';
import type { Reading } from '../record/read.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { readChecklist, type AskRecord, type ItemRecord } from './facts.ts';
import type { ChecklistView, ItemView } from './model.ts';
import { isKnown, lacksOf, rowCountsOf } from './rules.ts';
import { checklistFor, itemFor, type Scene } from './view.ts';

/** One item as it is stored, if anybody touched it, with what was asked of whom about it. */
type Stored = {
  definition: ItemDefinition;
  item: ItemRecord | undefined;
  asks: readonly AskRecord[];
};

/** Shows one item as it is stored; whoever acts is known by name, and nobody else is asked for in vain. */
export async function presentItem(
  { access, db, handover, template }: Work,
  actor: Person,
  { definition, item, asks }: Stored,
): Promise<ItemView> {
  const items = new Map(item ? [[item.key, item]] : []);
  const facts = { handover, depth: handover.depth, asks };
  const isWhole =
    item !== undefined &&
    isKnown(item) &&
    lacksOf(facts, definition, rowCountsOf(item.rows)).length === 0;
  const others = peopleIn({ items, handover: isWhole ? { holders: [] } : handover }).filter(
    (id) => id !== actor.personId,
  );
  const names = await readNames(db, handover.tenant_id, others);
  const people = peopleFrom(names.set(actor.personId, actor.name), handover);
  return itemFor({ template, handover, access, people, items, asks }, definition);
}

/** Reads and shows the whole checklist. */
export async function presentChecklist(reading: Reading): Promise<ChecklistView> {
  return checklistFor(await sceneOf(reading));
}

async function sceneOf({ handover, access, db, template }: Reading): Promise<Scene> {
  const { items, asks } = await readChecklist(db, handover.id);
  const names = await readNames(db, handover.tenant_id, peopleIn({ items, handover }));
  return { template, handover, access, people: peopleFrom(names, handover), items, asks };
}

/** Whoever wrote or read something, or may be asked for something. */
function peopleIn({
  items,
  handover,
}: Pick<Scene, 'items'> & { handover: Pick<Scene['handover'], 'holders'> }) {
  return [
    ...[...items.values()].flatMap((item) => [item.changed_by, item.verified_by]),
    ...handover.holders.map(({ personId }) => personId),
  ];
}
