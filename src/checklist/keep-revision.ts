import { rewordRevision } from '../record/audit.ts';
import type { Work } from '../record/change.ts';
import type { ItemDefinition } from '../templates/model.ts';
import type { Revision } from './facts.ts';
import { losesWords } from './lost-words.ts';
import { goesOn, saysTheSame, type Answer } from './rules.ts';
import { extendRevision, insertRevision } from './store.ts';

type Said = Revision['content'];

type Edit = {
  /** The person who typed. */
  by: string;
  definition: ItemDefinition;
  item: Answer & { source: string | null };
  /** The two newest before this edit, the newest first. */
  revisions: readonly Revision[];
  /** Whether tech had marked the item read before this edit. */
  wasRead: boolean;
  /** Whether it says again what it said at an earlier time. */
  isBroughtBack: boolean;
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
  const content = contentOf(item);
  const revision = { handoverId: handover.id, key, by, at, content };
  const { submitted_at: submittedAt } = handover;
  if (last !== null && extendsIt(last, edit, { at, submittedAt })) {
    await extendRevision(db, { ...revision, number: last.number });
    const before = earlier?.content ?? untouched;
    const line = lineOf(definition, content, before);
    if (line === lineOf(definition, last.content, before)) return;
    const told = { handoverId: handover.id, key, revision: last.number };
    await rewordRevision(db, { ...told, text: line });
    return;
  }
  const number = (last?.number ?? 0) + 1;
  await insertRevision(db, { ...revision, number });
  const line = firstLineOf(edit, content, last?.content ?? untouched);
  await work.note({ text: line, page: 'checklist', ref: key, revision: number });
}

/** When it is, and when the handover was last submitted. */
type Now = { at: string; submittedAt: string | null };

/** What is brought back replaces something that may be wanted again, so it is a revision of its own. */
function extendsIt(last: Revision, edit: Edit, now: Now): boolean {
  const { by, wasRead, isBroughtBack, item } = edit;
  if (isBroughtBack) return false;
  return goesOn(last, { ...now, by, wasRead, losesWords: losesWords(last.content, item) });
}

function firstLineOf({ definition, isBroughtBack }: Edit, said: Said, before: Said): string {
  if (isBroughtBack) return `${definition.title} was brought back to what it said before`;
  return lineOf(definition, said, before);
}

function contentOf({ status, text, rows, reason, source }: Edit['item']): Said {
  return { status, text, rows, reason, source };
}

const untouched: Revision['content'] = {
  status: 'unknown',
  text: '',
  rows: [],
  reason: null,
  source: null,
};

function lineOf({ title }: ItemDefinition, said: Said, before: Said): string {
  if (saysTheSame(said, before)) return `${title} was edited and put back`;
  return `${title} ${said.status === 'not-applicable' ? 'is not applicable' : 'was edited'}`;
}
