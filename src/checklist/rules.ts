import { Temporal } from 'temporal-polyfill';
import { isBlank } from '../one-line.ts';
import { typedDay, type Role } from '../people/model.ts';
import type { HandoverRow } from '../record/facts.ts';
import { contactsOf } from '../record/holders.ts';
import type { Depth } from '../record/model.ts';
import type { ItemDefinition, RowField, Template } from '../templates/model.ts';
import { begunBy, isNeeded, itemMeaning, knownBy } from '../templates/rules.ts';
import type { AskRecord, RowCounts } from './facts.ts';
import type { ItemRow, ItemStatus, SaveItemInput } from './model.ts';

export type Answer = {
  status: ItemStatus;
  text: string;
  rows: readonly ItemRow[];
  reason: string | null;
};

type Said = Answer & { source: string | null };

/** A row whose id is settled; rows keep their ids, so that promises can point at them. */
type Typed = Exclude<SaveItemInput, { kind: 'rows' }> | { kind: 'rows'; rows: readonly ItemRow[] };

/** The last revision of an item, as far as the next edit depends on it. */
type LastRevision = { by: string; ended_at: string };

/** Whoever pauses for longer has finished a thought that others may have read. */
const longestPauseMs = 60_000;

/**
 * Whether an edit goes on with the last revision: by the same person, without a minute's pause,
 * nobody has marked it read or handed it over in between, and it takes nothing out that somebody may
 * want back. Somebody else's save is a revision of its own already.
 */
export function goesOn(
  last: LastRevision | null,
  edit: {
    by: string;
    at: string;
    wasRead: boolean;
    losesWords: boolean;
    submittedAt: string | null;
  },
): boolean {
  if (last === null || last.by !== edit.by || edit.wasRead || edit.losesWords) return false;
  if (edit.submittedAt !== null && last.ended_at <= edit.submittedAt) return false;
  return Temporal.Instant.from(edit.at).epochMilliseconds <= endOf(last) + longestPauseMs;
}

function endOf({ ended_at }: LastRevision): number {
  return Temporal.Instant.from(ended_at).epochMilliseconds;
}

/** Whether two states of an item say the same: new ids of equal rows are no change, nor is a reader's mark. */
export function saysTheSame(one: Said, other: Said): boolean {
  const words = ({ status, text, reason, source, rows }: Said) =>
    JSON.stringify([
      status === 'verified' ? 'answered' : status,
      [text, reason, source],
      rows.map(({ values }) =>
        Object.entries(values)
          .filter(([, value]) => isFilled(value))
          .toSorted(([first], [second]) => (first < second ? -1 : 1)),
      ),
    ]);
  return words(one) === words(other);
}

/** What an edit makes of an item: nothing typed is unknown again, never "confirmed". */
export function answerFrom(input: Typed): Answer {
  const empty: Answer = { status: 'unknown', text: '', rows: [], reason: null };
  switch (input.kind) {
    case 'not-applicable':
      return { ...empty, status: 'not-applicable', reason: input.reason };
    case 'rows': {
      const rows = input.rows.map(withoutBlanks).filter(({ values }) => !isEmpty(values));
      return { ...empty, rows, status: rows.length > 0 ? 'answered' : 'unknown' };
    }
    case 'text':
      return { ...empty, text: input.text, status: isFilled(input.text) ? 'answered' : 'unknown' };
  }
}

/** A cell in which nothing can be seen holds nothing. */
function withoutBlanks({ id, values }: ItemRow): ItemRow {
  const cells = Object.entries(values).map(([key, text]) => [key, isFilled(text) ? text : '']);
  return { id, values: Object.fromEntries(cells) };
}

function isEmpty(values: ItemRow['values']): boolean {
  return Object.values(values).every((text) => text === '');
}

/** Why an edit does not fit its item, as a sentence that says what to do; null when it fits. */
export function misfit(definition: ItemDefinition, input: Typed): string | null {
  if (input.kind === 'not-applicable') return null;
  const isList = definition.kind === 'rows';
  if (isList !== (input.kind === 'rows')) {
    return isList ? 'Fill this one in as rows.' : 'Fill this one in as text.';
  }
  if (input.kind === 'rows') return misfitOfRows(definition.fields ?? [], input.rows);
  if (!isFilled(input.text)) return null;
  if (definition.kind === 'number' && !/^\d{1,7}([.,]\d{1,2})?$/u.test(input.text.trim())) {
    return 'Write a number, like 640.';
  }
  const { choices } = definition;
  return choices && !choices.includes(input.text) ? `Choose one of: ${choices.join(', ')}.` : null;
}

function misfitOfRows(fields: readonly RowField[], rows: readonly ItemRow[]): string | null {
  for (const row of rows) {
    for (const [key, value] of Object.entries(row.values)) {
      const field = fields.find((one) => one.key === key);
      if (!field) return `This list has no column "${key}".`;
      const wrong = misfitOfCell(field, value);
      if (wrong) return wrong;
    }
  }
  return null;
}

function misfitOfCell(field: RowField, value: string): string | null {
  if (value.includes('\u0000')) return 'Remove the invisible characters.';
  if (!isFilled(value)) return null;
  if (field.kind === 'day' && !typedDay.safeParse(value).success) {
    return `${field.label}: write a date like 2027-03-31.`;
  }
  const { choices } = field;
  return choices && !choices.includes(value)
    ? `${field.label}: choose one of ${choices.join(', ')}.`
    : null;
}

/** Whether tech can start from it: answered, read, or not applicable with its reason. */
export function isKnown(item: { status: ItemStatus; reason: string | null } | undefined): boolean {
  if (!item || item.status === 'unknown') return false;
  return item.status !== 'not-applicable' || isFilled(item.reason ?? '');
}

/** Whether tech has read the item as it stands; reading "not applicable" counts too. */
export function isRead(item: { verified_at: string | null } | undefined): boolean {
  return item !== undefined && item.verified_at !== null;
}

/** A number item's value; null when there is none. */
function numberOf(item: { text: string } | undefined): number | null {
  const value = Number((item?.text ?? '').trim().replace(',', '.'));
  return item && isFilled(item.text) && Number.isFinite(value) ? value : null;
}

/** The hours the price was made with; null until somebody says, or for who may not read them. */
export function hoursSoldIn(known: {
  template: Template;
  items: ReadonlyMap<string, { text: string }>;
}): number | null {
  const { key } = itemMeaning(known.template, 'hours-sold') ?? {};
  return key === undefined ? null : numberOf(known.items.get(key));
}

/** Whether somebody reads something there. */
export function isFilled(text: string): boolean {
  return !isBlank(text);
}

/** How many rows there are, and in how many of them each field holds something. */
export function rowCountsOf(rows: readonly ItemRow[]): RowCounts {
  const filled: Record<string, number> = {};
  for (const { values } of rows) {
    for (const [key, text] of Object.entries(values)) {
      if (isFilled(text)) filled[key] = (filled[key] ?? 0) + 1;
    }
  }
  return { row_count: rows.length, filled };
}

/** Who is to say something: the holder of a role, whoever that is, or a contact of the client. */
export type Asked =
  | { party: 'tech'; role: Role; isNamed: boolean }
  | { party: 'client'; contactId: string | null; isNamed: boolean };

export type AskFacts = {
  depth: Depth;
  handover: Pick<HandoverRow, 'contacts'>;
  asks: readonly AskRecord[];
};

/**
 * Of whom an item, or one field of its rows, is asked: of whoever was named for it, else of whoever
 * knows it by the template: the tech lead, or the first contact of the client. Null where it is sales'.
 */
export function askedOf(facts: AskFacts, item: ItemDefinition, field?: RowField): Asked | null {
  const of = (key: string) => facts.asks.find((one) => one.key === item.key && one.field === key);
  const { to_role: role, to_contact: contact } = (field && of(field.key)) ?? of('') ?? nobody;
  if (role !== null) return { party: 'tech', role, isNamed: true };
  if (contact !== null) return { party: 'client', contactId: contact, isNamed: true };
  const party = field ? knownBy(item, field) : begunBy(item, facts.depth);
  if (party === 'tech') return { party, role: 'tech-lead', isNamed: false };
  const [first] = contactsOf(facts.handover);
  return party === 'client' ? { party, contactId: first?.id ?? null, isNamed: false } : null;
}

const nobody = { to_role: null, to_contact: null };

/** One field that some rows of an item lack at this depth, and of whom it is asked. */
export type Lack = { field: RowField; rows: number; asked: Asked | null };

/** What the rows of an item lack: fields needed at this depth that hold nothing in some row. */
export function lacksOf(facts: AskFacts, item: ItemDefinition, counts: RowCounts): Lack[] {
  const needed = (item.fields ?? []).filter((field) => isNeeded(field, facts.depth));
  return needed.flatMap((field) => {
    const rows = counts.row_count - (counts.filled[field.key] ?? 0);
    return rows > 0 ? [{ field, rows, asked: askedOf(facts, item, field) }] : [];
  });
}
