import type { ItemRecord } from '../checklist/facts.ts';
import { sharedItem } from '../checklist/view.ts';
import { clientReader } from '../people/reader.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { Template } from '../templates/model.ts';
import type { SharedContent } from './facts.ts';

/**
 * What the client gets to see of a handover now: picked item by item from what is marked for them,
 * never made by removing the rest (rule 3).
 */
export function sharedContentOf(
  handover: HandoverRow,
  template: Template,
  items: ReadonlyMap<string, ItemRecord>,
): SharedContent {
  return {
    project: handover.project,
    clientName: handover.client_name,
    promisedStart: handover.promised_start,
    goLive: handover.go_live,
    items: template.items.flatMap((definition) => {
      const shared = sharedItem(clientReader, definition, items.get(definition.key));
      return shared ? [{ key: definition.key, section: definition.section, ...shared }] : [];
    }),
  };
}
