import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, checkVersion, type Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import { saveAnswer } from './apply.ts';
import type { ItemRecord } from './facts.ts';
import type { ItemRow, ItemView, SaveItemInput } from './model.ts';
import { presentItem } from './present.ts';
import { answerFrom, misfit, type Answer } from './rules.ts';
import { readItem } from './store.ts';

type Target = { handoverId: string; key: string; expected: number };
type Request = Target & { input: SaveItemInput };

/**
 * Saves one item. An edit in review takes "read, no questions" back. Whatever somebody could have seen
 * before stays as a revision.
 * @throws Refusal not_found, role_required, invalid_state, invalid_input, version_conflict.
 */
export async function saveItem(app: App, actor: Person, request: Request): Promise<ItemView> {
  return await editItem(app, actor, request, async () => await Promise.resolve(request.input));
}

/** The same with what is to be saved found inside the change; `isBroughtBack` where that was said before. */
export async function editItem(
  app: App,
  actor: Person,
  { handoverId, key, expected, isBroughtBack = false }: Target & { isBroughtBack?: boolean },
  inputOf: (work: Work, definition: ItemDefinition) => Promise<SaveItemInput>,
): Promise<ItemView> {
  const target = { app, actor, handoverId, verb: 'save-item' as const, expected: null };
  return await change(target, async (work) => {
    const definition = itemOf(work.template, key);
    if (!definition) throw noSuchItem();
    const stored = await readItem(work.db, handoverId, key);
    checkVersion(expected, stored.item?.version ?? 0);
    const input = await inputOf(work, definition);
    const item = { key, ...answerTo(definition, input), source: sourceOf(input, stored.item) };
    const saved = await saveAnswer(work, actor, { definition, stored, item, isBroughtBack });
    return await presentItem(work, actor, { definition, item: saved, asks: stored.asks });
  });
}

/** The handover itself is theirs. */
export function noSuchItem(): Refusal {
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

function withRowIds(input: SaveItemInput) {
  if (input.kind !== 'rows') return input;
  const rows: ItemRow[] = input.rows.map((row) => ({
    id: row.id ?? randomUUID(),
    values: row.values,
  }));
  return { kind: 'rows' as const, rows };
}
