import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import { readerOf, reads, type Reader } from '../people/reader.ts';
import type { HandoverRow } from '../record/facts.ts';
import { holderOf } from '../record/holders.ts';
import { may } from '../record/permissions.ts';
import type { ItemDefinition, RowField, Template } from '../templates/model.ts';
import { isNeeded, isRequired } from '../templates/rules.ts';
import type { AskRecord, ItemRecord, ItemStanding, Revision } from './facts.ts';
import type {
  AskedView,
  ChecklistView,
  ItemRow,
  ItemSaid,
  ItemView,
  RevisionView,
} from './model.ts';
import { askedOf, isFilled, isKnown, lacksOf, rowCountsOf, type Asked } from './rules.ts';

export type Scene = {
  template: Template;
  handover: Pick<HandoverRow, 'state' | 'depth' | 'contacts' | 'holders'>;
  access: Access;
  people: People;
  items: ReadonlyMap<string, ItemRecord>;
  asks: readonly AskRecord[];
};

/** The checklist for one reader; items not for that reader are not there at all. */
export function checklistFor(scene: Scene): ChecklistView {
  const shown = shownTo(scene);
  return {
    sections: scene.template.sections
      .filter(({ key }) => shown.some(({ section }) => section === key))
      .map(({ key, title }) => ({ key, title })),
    items: shown.map((item) => itemFor(scene, item)),
    ...countsFor({ ...scene, items: standingsIn(scene) }),
  };
}

function standingsIn({ items }: Scene): ReadonlyMap<string, ItemStanding> {
  return new Map(
    [...items].map(([key, item]) => [key, { ...item, ...rowCountsOf(item.rows) }] as const),
  );
}

type Read = Pick<Scene, 'template' | 'access'>;
type Standing = Read &
  Pick<Scene, 'handover' | 'asks'> & { items: ReadonlyMap<string, ItemStanding> };

/** How many of the items that this reader sees are known, with every field that is needed. */
export function countsFor(scene: Standing): { done: number; total: number } {
  const shown = shownTo(scene);
  const facts = { ...scene, depth: scene.handover.depth };
  const known = shown.filter((item) => {
    const standing = scene.items.get(item.key);
    return standing && isKnown(standing) && lacksOf(facts, item, standing).length === 0;
  });
  return { done: known.length, total: shown.length };
}

function shownTo({ template, access }: Read): ItemDefinition[] {
  const reader = readerOf(access);
  return template.items.filter((item) => reads(reader, item.audience));
}

/** The stored items as far as this reader may read them, cell by cell: what other views tell of them. */
export function readableItems<Item extends { rows: readonly ItemRow[] }>({
  template,
  access,
  items,
}: Read & { items: ReadonlyMap<string, Item> }): ReadonlyMap<string, Item> {
  const reader = readerOf(access);
  return new Map(
    shownTo({ template, access }).flatMap((definition) => {
      const record = items.get(definition.key);
      if (!record) return [];
      const rows = rowsFor(record.rows, readFields(reader, definition));
      return [[definition.key, { ...record, rows }] as const];
    }),
  );
}

function readFields(reader: Reader, { fields, audience }: ItemDefinition) {
  return (fields ?? []).filter((field) => reads(reader, field.audience ?? audience));
}

/** One item for one reader, from an allow-list of its fields. */
export function itemFor(scene: Scene, definition: ItemDefinition): ItemView {
  const { access, people } = scene;
  const { depth, state } = scene.handover;
  const record = scene.items.get(definition.key);
  const reader = readerOf(access);
  const fields = readFields(reader, definition);
  const shown = record ?? untouched;
  const asked = askedFor(scene, askedOf({ ...scene, depth }, definition));
  return {
    definition: definition.fields ? { ...definition, fields } : definition,
    required: isRequired(definition, depth),
    audience: definition.audience,
    status: shown.status === 'unknown' && asked !== null ? 'asked' : shown.status,
    asked: shown.status === 'unknown' ? asked : null,
    lacks: lacksFor(scene, { ...definition, fields }, shown.rows),
    text: shown.text,
    rows: rowsFor(shown.rows, fields),
    reason: shown.reason,
    source: shown.source,
    version: shown.version,
    changedBy: people.maybe(shown.changed_by),
    changedAt: shown.changed_at,
    verifiedBy: people.maybe(shown.verified_by),
    verifiedAt: shown.verified_at,
    can: {
      edit: may('save-item', access, state),
      markRead: may('mark-read', access, state) && shown.status !== 'unknown' && !shown.verified_at,
      propose: may('propose', access, state),
    },
  };
}

/** What a reader sees missing: of each needed column that is theirs, the rows in which nothing stands. */
function lacksFor(
  scene: Scene,
  definition: ItemDefinition,
  rows: readonly ItemRow[],
): ItemView['lacks'] {
  const { depth } = scene.handover;
  const needed = (definition.fields ?? []).filter((field) => isNeeded(field, depth));
  return needed.flatMap((field) => {
    const empty = rows.filter(({ values }) => !isFilled(values[field.key] ?? ''));
    if (empty.length === 0) return [];
    const asked = askedFor(scene, askedOf({ ...scene, depth }, definition, field));
    return [{ field: field.key, rows: empty.map(({ id }) => id), asked }];
  });
}

/** Who is asked, by name; nobody holds the role yet, or no contact is named: null. */
function askedFor({ handover, people }: Scene, asked: Asked | null): AskedView | null {
  if (asked === null) return null;
  const { party, isNamed } = asked;
  if (party === 'client') {
    const of = people.by({ by_kind: 'contact', by: asked.contactId });
    return { party, isNamed, of: asked.contactId === null ? null : of };
  }
  return { party, isNamed, of: people.maybe(holderOf(handover, asked.role)) };
}

/** What an item says before anybody has touched it. */
const untouched = {
  status: 'unknown',
  text: '',
  rows: [],
  reason: null,
  source: null,
  version: 0,
  changed_by: null,
  changed_at: null,
  verified_by: null,
  verified_at: null,
} as const;

function rowsFor(rows: readonly ItemRow[], fields: readonly { key: string }[]): ItemRow[] {
  return rows.map((row) => ({
    id: row.id,
    values: Object.fromEntries(fields.map(({ key }) => [key, row.values[key] ?? ''])),
  }));
}

/** Whether somebody may open an item: it is there, and for readers like them. */
export function opensItem(scene: Read): (key: string) => boolean {
  const keys = new Set(shownTo(scene).map(({ key }) => key));
  return (key) => keys.has(key);
}

type OfItem = { definition: ItemDefinition; access: Access; people: People };

/** What one revision changed, for a reader of its item: the columns that are theirs. */
export function revisionFor(
  scene: OfItem & { before: Pick<Revision, 'content'> | null; after: Revision },
): RevisionView {
  const { before, after } = scene;
  const fields = readFields(readerOf(scene.access), scene.definition);
  return { ...saidAt(scene, after), before: before && saidOf(before.content, fields) };
}

/** What an item said at one time, for a reader of it. */
export function saidAt(
  { definition, access, people }: OfItem,
  { number, by, begun_at: begunAt, ended_at: endedAt, content }: Revision,
): Omit<RevisionView, 'before'> {
  const fields = readFields(readerOf(access), definition);
  const { key, title } = definition;
  const after = saidOf(content, fields);
  return { key, title, number, by: people.ref(by), begunAt, endedAt, after };
}

function saidOf(content: Revision['content'], fields: readonly RowField[]): ItemSaid {
  const { status, text, rows, reason, source } = content;
  return {
    status,
    text,
    columns: fields.map(({ label }) => label),
    rows: rows.map((row) => fields.map(({ key }) => row.values[key] ?? '')),
    reason,
    source,
  };
}

/** One item as the client reads it: its title, text and the columns meant for them. */
export function sharedItem(
  reader: Reader,
  definition: ItemDefinition,
  record: ItemRecord | undefined,
): { title: string; text: string | null; columns: string[]; rows: string[][] } | null {
  if (!reads(reader, definition.audience) || !record || !isKnown(record)) return null;
  const fields = readFields(reader, definition);
  const none = record.status === 'not-applicable' || record.reason !== null;
  return {
    title: definition.title,
    text: none ? 'Not part of this project.' : record.text || null,
    columns: fields.map((field) => field.label),
    rows: none ? [] : record.rows.map((row) => fields.map(({ key }) => row.values[key] ?? '')),
  };
}
