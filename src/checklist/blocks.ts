import type { BlockOf } from '../record/blocks.ts';
import type { Depth } from '../record/model.ts';
import type { ItemDefinition, Meaning, Template } from '../templates/model.ts';
import { isRequired } from '../templates/rules.ts';
import { countedFirst } from '../words.ts';
import type { ItemStanding } from './facts.ts';
import { isKnown, isRead } from './rules.ts';

export type ChecklistBlock = BlockOf<
  'item_unknown' | 'item_unread' | 'no_exclusions' | 'no_change_policy',
  { kind: 'item'; key: string }
>;

type Facts = { template: Template; depth: Depth; items: ReadonlyMap<string, ItemStanding> };

/** What must hold an answer at every depth, and is never merely "not applicable". */
const neverDropped: Partial<Record<Meaning, { code: ChecklistBlock['code']; text: string }>> = {
  exclusions: { code: 'no_exclusions', text: 'Nothing says what is not included' },
  'change-policy': {
    code: 'no_change_policy',
    text: 'Nothing says how changes are handled',
  },
};

/** Submission: every required item is known, and what is never dropped is answered. */
export function missingBlocks(facts: Facts): ChecklistBlock[] {
  return missingIn(facts).map((definition) => missingBlock(definition));
}

/**
 * Acceptance: every required item is still known, what is never dropped still answered (it may have
 * been undone after submission), and tech has read each as it stands now.
 */
export function readingBlocks(facts: Facts): ChecklistBlock[] {
  const missing = missingIn(facts);
  const unread = requiredItems(facts).filter(
    (definition) => !missing.includes(definition) && !isRead(facts.items.get(definition.key)),
  );
  return [...missing.map((definition) => missingBlock(definition)), ...unreadBlock(unread)];
}

function missingIn(facts: Facts): ItemDefinition[] {
  return requiredItems(facts).filter(({ key, meaning }) => {
    const item = facts.items.get(key);
    return meaning && neverDropped[meaning] ? !isAnswered(item) : !isKnown(item);
  });
}

function missingBlock(definition: ItemDefinition): ChecklistBlock {
  const never = definition.meaning && neverDropped[definition.meaning];
  const text = `${definition.title}: nothing is known yet`;
  return fillBlock(definition, never ?? { code: 'item_unknown', text });
}

function requiredItems({ template, depth }: Facts): ItemDefinition[] {
  return template.items.filter((item) => isRequired(item, depth));
}

/** Whether an item holds an answer, not merely "not applicable". */
function isAnswered(item: ItemStanding | undefined): boolean {
  return isKnown(item) && item?.status !== 'not-applicable' && item?.reason === null;
}

function fillBlock(
  { key, title }: ItemDefinition,
  said: { code: ChecklistBlock['code']; text: string },
): ChecklistBlock {
  const step = `Fill in ${title.toLowerCase()}`;
  return {
    ...said,
    subjects: [{ kind: 'item', key }],
    role: 'sales-owner',
    cure: { label: 'Fill in', step, page: 'checklist', ref: key },
  };
}

function unreadBlock(unread: readonly ItemDefinition[]): ChecklistBlock[] {
  const [first] = unread;
  if (!first) return [];
  const count = unread.length;
  const step = count === 1 ? 'Read one item' : `Read ${count} items`;
  return [
    {
      code: 'item_unread',
      subjects: unread.map(({ key }) => ({ kind: 'item', key })),
      text: countedFirst(count, 'item is not read', 'items are not read'),
      role: 'tech-lead',
      cure: { label: 'Read', step, page: 'checklist', ref: first.key },
    },
  ];
}
