import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, checkVersion, type Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { ItemRecord } from './facts.ts';
import { keepRevision } from './keep-revision.ts';
import type { ItemRow, ItemView, SaveItemInput } from './model.ts';
import { presentItem, presentSaved } from './present.ts';
import { answerFrom, isKnown, isRead, misfit, saysTheSame, type Answer } from './rules.ts';
import { readItem, saveItemRow } from './store.ts';

type Request = { handoverId: string; key: string; expected: number; input: SaveItemInput };

/**
 * Saves one item. An edit in review takes "read, no questions" back. Whatever somebody could have seen
 * before stays as a revision.
 * @throws Refusal not_found, role_required, invalid_state, invalid_input, version_conflict.
 */
export async function saveItem(app: App, actor: Person, request: Request): Promise<ItemView> {
  const { handoverId, key, expected } = request;
  const target = { app, actor, handoverId, verb: 'save-item' as const, expected: null };
  return await change(target, async (work) => {
    const definition = itemOf(work.template, key);
    if (!definition) throw noSuchItem();
    const { item: before, revisions } = await readItem(work.db, handoverId, key);
    checkVersion(expected, before?.version ?? 0);
    const answer = answerTo(definition, request.input);
    const item = { key, ...answer, source: sourceOf(request.input, before) };
    if (before && saysTheSame(before, item)) {
      work.leavesWaiting();
      return await presentItem(work, { definition, item: before });
    }
    const stored = await saveItemRow(work.db, {
      handoverId,
      item,
      version: expected + 1,
      by: actor.personId,
      at: work.at,
    });
    await keepRevision(work, {
      by: actor.personId,
      definition,
      item,
      revisions,
      wasRead: isRead(before),
    });
    if (leavesWaiting(work, before, item)) work.leavesWaiting();
    return presentSaved(work, { by: actor, definition, item: stored });
  });
}

/** The handover itself is theirs. */
function noSuchItem(): Refusal {
  return new Refusal(
    'not_found',
    'The checklist has no such item. Open it again from the checklist.',
  );
}

/** @throws Refusal invalid_input, with what to do. */
function answerTo(definition: ItemDefinition, typed: SaveItemInput): Answer {
  const input = withRowIds(typed);
  const detail = misfit(definition, input);
  if (detail === null) return answerFrom(input);
  const errors = [{ pointer: '/', code: 'does_not_fit', detail }];
  throw new Refusal('invalid_input', detail, { errors });
}

/** What is not said of the source leaves it as it is; null empties it. */
function sourceOf(input: SaveItemInput, before: ItemRecord | undefined): string | null {
  const said = input.kind === 'not-applicable' ? undefined : input.source;
  return said === undefined ? (before?.source ?? null) : said || null;
}

/** A promise may stand in a row that goes. */
function keepsRows(before: ItemRecord | undefined, item: Answer): boolean {
  return (before?.rows ?? []).every(({ id }) => item.rows.some((row) => row.id === id));
}

/** A draft waits for its owner however much is typed; in review it matters what is known and read. */
function leavesWaiting({ handover }: Work, before: ItemRecord | undefined, item: Answer): boolean {
  if (handover.state === 'draft') return true;
  return isKnown(before) === isKnown(item) && !isRead(before) && keepsRows(before, item);
}

function withRowIds(input: SaveItemInput) {
  if (input.kind !== 'rows') return input;
  const rows: ItemRow[] = input.rows.map((row) => ({
    id: row.id ?? randomUUID(),
    values: row.values,
  }));
  return { kind: 'rows' as const, rows };
}
