import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { contactsOf } from '../record/holders.ts';
import { Refusal } from '../refusal.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { AskItemInput, ItemView } from './model.ts';
import { presentItem } from './present.ts';
import { noSuchItem } from './save-item.ts';
import { readItem, saveAsk } from './store.ts';

type Request = { handoverId: string; key: string; input: AskItemInput };

/**
 * Sales asks somebody for an item, or for one field of its rows: it counts for submission, never for
 * acceptance. Asking nobody in particular leaves it to whoever knows it by the template.
 * @throws Refusal not_found, role_required, invalid_state; invalid_input for a field or contact that isn't there.
 */
export async function askItem(app: App, actor: Person, request: Request): Promise<ItemView> {
  const { handoverId, key, input } = request;
  const target = { app, actor, handoverId, verb: 'save-item' as const, expected: null };
  return await change(target, async (work) => {
    const definition = itemOf(work.template, key);
    if (!definition) throw noSuchItem();
    const { field, words } = partOf(definition, input);
    await saveAsk(work.db, {
      handoverId,
      key,
      field,
      of: ofWhom(work, input),
      by: actor.personId,
      at: work.at,
    });
    const text = input.of ? `${words} is asked for` : `${words} is no longer asked for`;
    await work.note({ text, page: 'checklist', ref: key });
    const { item, asks } = await readItem(work.db, handoverId, key);
    return await presentItem(work, actor, { definition, item, asks });
  });
}

/** @throws Refusal invalid_input. */
function partOf({ title, fields }: ItemDefinition, { field: key }: AskItemInput) {
  if (key === undefined) return { field: '', words: title };
  const field = fields?.find((one) => one.key === key);
  if (field) return { field: key, words: `${title}: ${field.label}` };
  throw wrong('/field', `${title} has no column "${key}". Open the item again and choose one.`);
}

/** @throws Refusal invalid_input. */
function ofWhom({ handover }: Work, { of }: AskItemInput) {
  if (of === null) return null;
  if (of.kind === 'role') return { role: of.role, contact: null };
  if (contactsOf(handover).some(({ id }) => id === of.id)) return { role: null, contact: of.id };
  throw wrong('/of/id', 'This contact is no longer named. Choose one of those on Overview.');
}

function wrong(pointer: string, detail: string): Refusal {
  return new Refusal('invalid_input', detail, {
    errors: [{ pointer, code: 'does_not_fit', detail }],
  });
}
