import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import { change, checkVersion, type Work } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import { Refusal } from '../refusal.ts';
import { itemOf } from '../templates/rules.ts';
import { readItems, type ItemRecord } from './facts.ts';
import type { ItemRow, ItemView, SaveItemInput } from './model.ts';
import { presentItem } from './present.ts';
import { answerFrom, isKnown, isRead, misfit, type Answer } from './rules.ts';
import { saveItemRow } from './store.ts';

type Request = { handoverId: string; key: string; expected: number; input: SaveItemInput };

/**
 * Saves one item. An edit in review takes "read and clear" back.
 * @throws Refusal not_found, role_required, invalid_state, invalid_input, version_conflict.
 */
export async function saveItem(app: App, actor: Actor, request: Request): Promise<ItemView> {
  const { handoverId, key, expected } = request;
  const target = { app, actor, handoverId, verb: 'save-item' as const, expected: null };
  return await change(target, async (work) => {
    const definition = itemOf(work.template, key);
    if (!definition) throw refusalFor('not_found');
    const items = await readItems(work.db, handoverId);
    const before = items.get(key);
    checkVersion(expected, before?.version ?? 0);
    const input = withRowIds(request.input);
    const wrong = misfit(definition, input);
    if (wrong) {
      throw new Refusal('invalid_input', wrong, {
        errors: [{ pointer: '/', code: 'does_not_fit', detail: wrong }],
      });
    }
    const source = request.input.kind === 'not-applicable' ? undefined : request.input.source;
    const item = { key, ...answerFrom(input), source: source ?? before?.source ?? null };
    const version = expected + 1;
    await saveItemRow(work.db, { handoverId, item, version, by: actor.personId, at: work.at });
    if (leavesWaiting(work, before, item)) work.leavesWaiting();
    await noteEdit(work, { key, title: definition.title, status: item.status });
    return await presentItem(work, definition);
  });
}

/** A draft waits for its owner however much is typed; in review it matters what is known and read. */
function leavesWaiting({ handover }: Work, before: ItemRecord | undefined, item: Answer): boolean {
  if (handover.state === 'draft') return true;
  return isKnown(before) === isKnown(item) && !isRead(before);
}

async function noteEdit(work: Work, item: { key: string; title: string; status: string }) {
  const done = item.status === 'not-applicable' ? 'is not applicable' : 'was edited';
  await work.note({ text: `${item.title} ${done}`, page: 'checklist', ref: item.key });
}

function withRowIds(input: SaveItemInput) {
  if (input.kind !== 'rows') return input;
  const rows: ItemRow[] = input.rows.map((row) => ({
    id: row.id ?? randomUUID(),
    values: row.values,
  }));
  return { kind: 'rows' as const, rows };
}
