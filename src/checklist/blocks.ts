import type { Role } from '../people/model.ts';
import type { BlockOf } from '../record/blocks.ts';
import { contactsOf } from '../record/holders.ts';
import type { ItemDefinition, Meaning, Template } from '../templates/model.ts';
import { isRequired } from '../templates/rules.ts';
import { counted, countedFirst } from '../words.ts';
import type { ItemStanding } from './facts.ts';
import {
  askedOf,
  isKnown,
  isRead,
  lacksOf,
  type Asked,
  type AskFacts,
  type Lack,
} from './rules.ts';

export type ChecklistBlock = BlockOf<
  | 'item_unknown'
  | 'item_asked'
  | 'field_missing'
  | 'item_unread'
  | 'no_exclusions'
  | 'no_change_policy',
  { kind: 'item'; key: string }
>;

type Facts = AskFacts & { template: Template; items: ReadonlyMap<string, ItemStanding> };

/** What must hold an answer at every depth, and is never merely "not applicable". */
const neverDropped: Partial<Record<Meaning, { code: ChecklistBlock['code']; text: string }>> = {
  exclusions: { code: 'no_exclusions', text: 'Nothing says what is not included' },
  'change-policy': {
    code: 'no_change_policy',
    text: 'Nothing says how changes are handled',
  },
};

/** Submission: what sales knows of the required items is there; the rest is asked of somebody by it. */
export function missingBlocks(facts: Facts): ChecklistBlock[] {
  return requiredItems(facts).flatMap((definition) => {
    const { isMissing, asked, lacks } = standingOf(facts, definition);
    if (isMissing) return asked ? [] : [missingBlock(definition)];
    const own = lacks.filter((lack) => lack.asked === null);
    return own.length > 0 ? [lackingBlock(definition, own)] : [];
  });
}

/**
 * Acceptance: the same still holds (it may have been undone after submission), whoever was asked has
 * answered, and tech has read each item as it stands now.
 */
export function readingBlocks(facts: Facts): ChecklistBlock[] {
  const unread = requiredItems(facts).filter((definition) => {
    const { isMissing, lacks } = standingOf(facts, definition);
    return !isMissing && lacks.length === 0 && !isRead(facts.items.get(definition.key));
  });
  return [...missingBlocks(facts), ...askedBlocks(facts), ...unreadBlock(unread)];
}

/** Of an item that nobody has answered: of whom it is asked. Of one that is: what its rows lack. */
function standingOf(facts: Facts, definition: ItemDefinition) {
  const item = facts.items.get(definition.key);
  const isNever =
    definition.meaning !== undefined && neverDropped[definition.meaning] !== undefined;
  const isMissing = isNever ? !isAnswered(item) : !isKnown(item);
  const asked = isNever ? null : askedOf(facts, definition);
  const lacks: Lack[] = item && !isMissing ? lacksOf(facts, definition, item) : [];
  return { isMissing, asked, lacks };
}

function missingBlock(definition: ItemDefinition): ChecklistBlock {
  const never = definition.meaning && neverDropped[definition.meaning];
  const text = `${definition.title}: nothing is known yet`;
  return fillBlock(definition, never ?? { code: 'item_unknown', text });
}

function lackingBlock(definition: ItemDefinition, lacks: readonly Lack[]): ChecklistBlock {
  const text = `${definition.title}: ${lacks.map(lackWords).join(', ')}`;
  return fillBlock(definition, { code: 'field_missing', text });
}

function lackWords({ field, rows }: Lack): string {
  return `${counted(rows, 'row')} without “${field.label}”`;
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

type Owed = { asked: Asked; key: string; words: string };

/**
 * What is asked and not answered: one for each whom it waits for, with all of it. What the client is to
 * say waits for sales: nobody else talks with them about it.
 */
function askedBlocks(facts: Facts): ChecklistBlock[] {
  const owed = requiredItems(facts).flatMap((definition): Owed[] => {
    const { key, title } = definition;
    const { isMissing, asked, lacks } = standingOf(facts, definition);
    if (isMissing) return asked ? [{ asked, key, words: title }] : [];
    return lacks.flatMap((lack) =>
      lack.asked ? [{ asked: lack.asked, key, words: `${title}: ${lackWords(lack)}` }] : [],
    );
  });
  const byWhom = Map.groupBy(owed, ({ asked }) => (asked.party === 'tech' ? asked.role : null));
  return [...byWhom].map(([role, all]) =>
    role === null ? clientBlock(facts, all) : techBlock(role, all),
  );
}

/** Sales named somebody for it, beside what the template says: it waits for them at once. */
export function namedBlocks(facts: Facts): ChecklistBlock[] {
  const named = new Set(facts.asks.map(({ key }) => key));
  const items = facts.template.items.filter(({ key }) => named.has(key));
  return askedBlocks({ ...facts, template: { ...facts.template, items } }).filter(
    ({ role }) => role !== 'sales-owner',
  );
}

function techBlock(role: Role, all: readonly Owed[]): ChecklistBlock {
  const text = countedFirst(all.length, 'thing is', 'things are');
  return owedBlock(all, {
    role,
    text: `${text} asked and not answered`,
    cure: { label: 'Propose', step: `Propose ${counted(all.length, 'thing')}` },
  });
}

function clientBlock({ handover }: Facts, all: readonly Owed[]): ChecklistBlock {
  const named = contactsOf(handover).filter(({ id }) =>
    all.some(({ asked }) => asked.party === 'client' && asked.contactId === id),
  );
  const [only] = named;
  const name = named.length === 1 ? only?.name : undefined;
  return owedBlock(all, {
    role: 'sales-owner',
    text: `${name ?? 'The client'} has ${counted(all.length, 'thing')} to tell us`,
    cure: { label: 'Fill in', step: `Fill in what ${name ?? 'the client'} says` },
  });
}

type Said = { role: Role; text: string; cure: { label: string; step: string } };

function owedBlock(all: readonly Owed[], { role, text, cure }: Said): ChecklistBlock {
  const keys = [...new Set(all.map(({ key }) => key))];
  const words = all.map((one) => one.words);
  return {
    code: 'item_asked',
    subjects: keys.map((key) => ({ kind: 'item', key })),
    text: words.length === 1 ? `${text}: ${words[0]}` : text,
    ...(words.length > 1 && { detail: listed(words) }),
    role,
    cure: { ...cure, page: 'checklist', ...(keys[0] !== undefined && { ref: keys[0] }) },
  };
}

const mostListed = 4;

function listed(words: readonly string[]): string {
  const more = words.length - mostListed;
  return [...words.slice(0, mostListed), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
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
