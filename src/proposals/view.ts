import type { ItemRecord } from '../checklist/facts.ts';
import type { ItemRow } from '../checklist/model.ts';
import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import { readerOf, reads } from '../people/reader.ts';
import type { HandoverRow } from '../record/facts.ts';
import { may } from '../record/permissions.ts';
import type { ItemDefinition, RowField, Template } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { ProposalsView, ProposalView } from './model.ts';
import { withChange, type Change } from './rules.ts';

type Proposal = { key: string; by: string; version: number; at: string; change: Change };

export type Scene = {
  template: Template;
  handover: Pick<HandoverRow, 'state'>;
  access: Access;
  people: People;
  items: ReadonlyMap<string, ItemRecord>;
  proposals: readonly Proposal[];
};

/** What is proposed, for one reader: what is not for them is not there. */
export function proposalsFor(scene: Scene): ProposalsView {
  const { access, handover, proposals } = scene;
  return {
    proposals: proposals.flatMap((one) => proposalFor(scene, one)),
    can: { take: may('take-proposal', access, handover.state) },
  };
}

function proposalFor(scene: Scene, proposal: Proposal): ProposalView[] {
  const { template, access, people, items } = scene;
  const definition = itemOf(template, proposal.key);
  const reader = readerOf(access);
  if (!definition || !reads(reader, definition.audience)) return [];
  const fields = (definition.fields ?? []).filter((field) =>
    reads(reader, field.audience ?? definition.audience),
  );
  const { key, by, version, at, change } = proposal;
  const item = items.get(key);
  return [
    {
      key,
      title: definition.title,
      by: people.ref(by),
      at,
      version,
      itemVersion: item?.version ?? 0,
      changes: changesOf({ ...definition, fields }, item, change),
      isOwn: by === access.personId,
    },
  ];
}

function changesOf(
  { fields = [] }: ItemDefinition,
  item: ItemRecord | undefined,
  change: Change,
): ProposalView['changes'] {
  const before = item?.text ?? '';
  if (change.kind === 'text') return [{ row: '', label: '', before, after: change.text }];
  if (change.kind === 'not-applicable') {
    return [{ row: '', label: 'Not applicable', before, after: change.reason }];
  }
  const old = new Map((item?.rows ?? []).map((row) => [row.id, row]));
  const { rows } = withChange({ rows: item?.rows ?? [] }, change);
  return rows.flatMap((row) => cellChanges(fields, old.get(row.id), row));
}

function cellChanges(fields: readonly RowField[], old: ItemRow | undefined, row: ItemRow) {
  const first = fields[0]?.key ?? '';
  return fields.flatMap(({ key, label }) => {
    const before = old?.values[key] ?? '';
    const after = row.values[key] ?? '';
    return before === after ? [] : [{ row: row.values[first] ?? '', label, before, after }];
  });
}
