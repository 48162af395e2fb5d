import { rewordRevision } from '../record/audit.ts';
import type { Work } from '../record/change.ts';
import type { ItemDefinition } from '../templates/model.ts';
import type { Revision } from './facts.ts';
import { goesOn, saysTheSame, type Answer } from './rules.ts';
import { extendRevision, insertRevision } from './store.ts';

type Edit = {
  /** The person who typed. */
  by: string;
  definition: ItemDefinition;
  item: Answer & { source: string | null };
  /** The two newest before this edit, the newest first. */
  revisions: readonly Revision[];
  /** Whether tech had marked the item read before this edit. */
  wasRead: boolean;
};

/**
 * Keeps what an edit made of an item: as a revision of its own with a line in the list of changes,
 * or as what the last one came to while the same person goes on typing.
 */
export async function keepRevision(work: Work, edit: Edit): Promise<void> {
  const { db, at, handover } = work;
  const { by, definition, item } = edit;
  const [last = null, earlier = null] = edit.revisions;
  const { key } = definition;
  const { status, text, rows, reason, source } = item;
  const content = { status, text, rows, reason, source };
  const revision = { handoverId: handover.id, key, by, at, content };
  const lineFor = (said: typeof content) => lineOf(definition, said, earlier?.content ?? untouched);
  const { submitted_at: submittedAt } = handover;
  if (last !== null && goesOn(last, { by, at, wasRead: edit.wasRead, submittedAt })) {
    await extendRevision(db, { ...revision, number: last.number });
    const line = lineFor(content);
    if (line === lineFor(last.content)) return;
    const told = { handoverId: handover.id, key, revision: last.number };
    await rewordRevision(db, { ...told, text: line });
    return;
  }
  const number = (last?.number ?? 0) + 1;
  await insertRevision(db, { ...revision, number });
  const line = lineOf(definition, content, last?.content ?? untouched);
  await work.note({ text: line, page: 'checklist', ref: key, revision: number });
}

const untouched: Revision['content'] = {
  status: 'unknown',
  text: '',
  rows: [],
  reason: null,
  source: null,
};

type Said = Revision['content'];

function lineOf({ title }: ItemDefinition, said: Said, before: Said): string {
  if (saysTheSame(said, before)) return `${title} was edited and put back`;
  return `${title} ${said.status === 'not-applicable' ? 'is not applicable' : 'was edited'}`;
}
