import type { Person } from '../people/actor.ts';
import { checkVersion, type Work } from '../record/change.ts';
import { holderOf } from '../record/holders.ts';
import { refusalFor } from '../record/refusals.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { ItemRecord } from './facts.ts';
import { keepRevision } from './keep-revision.ts';
import type { ItemRow } from './model.ts';
import { isKnown, isRead, lacksOf, rowCountsOf, saysTheSame, type Answer } from './rules.ts';
import { markRows, readItem, saveItemRow } from './store.ts';

type Edit = {
  definition: ItemDefinition;
  /** The item before, as it was read for this edit. */
  stored: Awaited<ReturnType<typeof readItem>>;
  item: Answer & { key: string; source: string | null };
  /** Whether it says again what it said at an earlier time. */
  isBroughtBack?: boolean;
};

/**
 * Saves what an item says now, as a revision by whoever acts; an edit that says the same changes
 * nothing. What tech has read is to be read again.
 */
export async function saveAnswer(work: Work, actor: Person, edit: Edit): Promise<ItemRecord> {
  const { definition, stored, item, isBroughtBack = false } = edit;
  const { item: before, revisions } = stored;
  if (before && saysTheSame(before, item)) {
    work.leavesWaiting();
    return before;
  }
  const saved = await saveItemRow(work.db, {
    handoverId: work.handover.id,
    item,
    version: (before?.version ?? 0) + 1,
    by: actor.personId,
    at: work.at,
  });
  const { personId: by } = actor;
  const wasRead = isRead(before);
  await keepRevision(work, { by, definition, item, revisions, wasRead, isBroughtBack });
  if (leavesWaiting(work, edit)) work.leavesWaiting();
  return saved;
}

type Rewrite = {
  key: string;
  /** The version of the item that was seen. */
  expected: number;
  /** Whose words they are, taken by whoever acts. */
  writtenBy: string;
  rewrite(item: Pick<Answer, 'rows'>): Answer;
};

/**
 * Saves what an item says now in somebody else's words, and gives its version. What the tech lead
 * wrote themselves, into something they had read or that was empty, they need not read again.
 * @throws Refusal version_conflict when the item was edited since it was seen.
 */
export async function rewriteItem(work: Work, actor: Person, asked: Rewrite): Promise<number> {
  const { db, handover, at } = work;
  const { key, writtenBy: by } = asked;
  const definition = itemOf(work.template, key);
  if (!definition) throw refusalFor('not_found');
  const stored = await readItem(db, handover.id, key);
  const before = stored.item;
  checkVersion(asked.expected, before?.version ?? 0);
  const answer = asked.rewrite({ rows: before?.rows ?? [] });
  const item = { key, ...answer, source: before?.source ?? null };
  const { version } = await saveAnswer(work, actor, { definition, stored, item });
  const isLeads = by === holderOf(handover, 'tech-lead') && handover.state === 'in-review';
  if (isLeads && (!isKnown(before) || isRead(before))) {
    await markRows(db, { handoverId: handover.id, items: [{ key, version }], by, at });
  }
  return version;
}

/** A promise may stand in a row that goes. */
function keepsRows(before: ItemRecord | undefined, item: Answer): boolean {
  return (before?.rows ?? []).every(({ id }) => item.rows.some((row) => row.id === id));
}

/**
 * A draft waits for its owner however much is typed, and for whoever was asked by name; in review it
 * matters what is known, lacking and read.
 */
function leavesWaiting(
  { handover }: Work,
  { definition, stored: { item: before, asks }, item }: Edit,
): boolean {
  if (handover.state === 'draft') return asks.every(({ key }) => key !== definition.key);
  const facts = { handover, depth: handover.depth, asks };
  const lacks = (rows: readonly ItemRow[]) =>
    lacksOf(facts, definition, rowCountsOf(rows)).map(({ field, rows: count }) => [
      field.key,
      count,
    ]);
  return (
    isKnown(before) === isKnown(item) &&
    !isRead(before) &&
    keepsRows(before, item) &&
    JSON.stringify(lacks(before?.rows ?? [])) === JSON.stringify(lacks(item.rows))
  );
}
