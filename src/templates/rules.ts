import type { Depth } from '../record/model.ts';
import { general } from './general.ts';
import type { ItemDefinition, Template } from './model.ts';

const order: readonly Depth[] = ['light', 'standard', 'thorough'];
const templates: readonly Template[] = [general];

/** The template a handover started with, of all that are known; the general one when it is gone. */
export function templateOf(
  handover: { template_id: string; template_version: number },
  known: readonly Template[] = templates,
): Template {
  const found = known.find(
    (one) => one.id === handover.template_id && one.version === handover.template_version,
  );
  return found ?? general;
}

/** The template a new handover starts with. */
export function startingTemplate(): Template {
  return general;
}

/** Whether an item must be known before submission at this depth. */
export function isRequired(item: ItemDefinition, depth: Depth): boolean {
  return item.requiredFrom !== null && order.indexOf(item.requiredFrom) <= order.indexOf(depth);
}
