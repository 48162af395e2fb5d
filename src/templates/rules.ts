import type { Party } from '../people/model.ts';
import type { Depth } from '../record/model.ts';
import type { ItemDefinition, Meaning, RowField, SectionDefinition, Template } from './model.ts';

const order: readonly Depth[] = ['light', 'standard', 'thorough'];

/** Puts a template together from its sections, in the order in which they are read. */
export function templateFrom(
  written: Omit<Template, 'sections' | 'items'> & { sections: readonly SectionDefinition[] },
): Template {
  const sections = written.sections.map(({ items: _items, ...section }) => section);
  const items = written.sections.flatMap(({ key: section, items: asked }) =>
    asked.map((item) => ({ ...item, section })),
  );
  return { ...written, sections, items };
}

/** Whether an item must be known before submission at this depth. */
export function isRequired(item: ItemDefinition, depth: Depth): boolean {
  return item.requiredFrom !== null && order.indexOf(item.requiredFrom) <= order.indexOf(depth);
}

/** Whether every row must hold something in this field at this depth. */
export function isNeeded({ neededFrom }: RowField, depth: Depth): boolean {
  return neededFrom !== undefined && order.indexOf(neededFrom) <= order.indexOf(depth);
}

/** The side that can say what stands in a field: its own, else its item's. */
export function knownBy(item: ItemDefinition, field: RowField): Party {
  return field.knownBy ?? item.knownBy;
}

/**
 * The side whose turn an item is while nothing stands in it. Sales begins a list that has a field only
 * they can say: nobody else could write its rows.
 */
export function begunBy(item: ItemDefinition, depth: Depth): Party {
  const fields = (item.fields ?? []).filter((field) => isNeeded(field, depth));
  return fields.some((field) => knownBy(item, field) === 'sales') ? 'sales' : item.knownBy;
}

/** The item of a template that stands for this; undefined where the template asks nothing of the kind. */
export function itemMeaning(template: Template, meaning: Meaning): ItemDefinition | undefined {
  return template.items.find((item) => item.meaning === meaning);
}

/** The item of a template under this key; undefined where it has none. */
export function itemOf(template: Template, key: string): ItemDefinition | undefined {
  return template.items.find((item) => item.key === key);
}
