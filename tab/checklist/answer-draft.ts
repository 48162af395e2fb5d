import type { ItemRow, ItemView, SaveItemInput } from '../../src/checklist/model.ts';

/** A row while it is typed; `id` is missing until the service has given it one. */
export interface DraftRow {
  key: string;
  id?: string;
  values: Record<string, string>;
}

/** An answer while it is typed. */
export interface AnswerDraft {
  text: string;
  rows: DraftRow[];
  source: string;
}

/** Makes the draft with which an item opens. */
export function draftOf(item: ItemView): AnswerDraft {
  return {
    text: item.text,
    rows: item.rows.map(({ id, values }) => ({ key: id, id, values })),
    source: item.source ?? '',
  };
}

/** A new row with nothing in it. */
export function emptyRow(values: Record<string, string> = {}): DraftRow {
  return { key: crypto.randomUUID(), values };
}

/** Makes what is sent; rows in which nothing stands are left out. */
export function inputOf(item: ItemView, draft: AnswerDraft): SaveItemInput {
  const source = draft.source.trim() === '' ? null : draft.source.trim();
  if (item.definition.kind !== 'rows') return { kind: 'text', text: draft.text, source };
  const rows = filled(draft).map(({ id, values }) =>
    id === undefined ? { values } : { id, values },
  );
  return { kind: 'rows', rows, source };
}

/** Whether two drafts of an item would be saved as the same. */
export function saysTheSame(item: ItemView, one: AnswerDraft, other: AnswerDraft): boolean {
  const said = (draft: AnswerDraft) => {
    const rows = filled(draft).map(({ values }) =>
      (item.definition.fields ?? []).map(({ key }) => values[key] ?? ''),
    );
    return JSON.stringify([draft.text, draft.source.trim(), rows]);
  };
  return said(one) === said(other);
}

/** Gives new rows the ids that the service made, in the order in which they were sent. */
export function withIds(sent: AnswerDraft, answered: ItemRow[], current: AnswerDraft): AnswerDraft {
  const ids = new Map(filled(sent).map((row, index) => [row.key, answered[index]?.id]));
  const rows = current.rows.map((row) => {
    const id = row.id ?? ids.get(row.key);
    return id === undefined ? row : { ...row, id };
  });
  return { ...current, rows };
}

/** The rows in which something stands. */
export function filled(draft: AnswerDraft): DraftRow[] {
  return draft.rows.filter((row) => Object.values(row.values).some((value) => value.trim() !== ''));
}

/** True when a standard answer is among the rows or lines of the draft. */
export function hasStandard(item: ItemView, draft: AnswerDraft, answer: string): boolean {
  const field = item.definition.fields?.[0]?.key;
  if (item.definition.kind !== 'rows') return draft.text.split('\n').includes(answer);
  return field !== undefined && draft.rows.some((row) => row.values[field] === answer);
}

/** Adds or takes away a standard answer, as a row or as a line of the text. */
export function toggleStandard(item: ItemView, draft: AnswerDraft, answer: string): AnswerDraft {
  const isThere = hasStandard(item, draft, answer);
  if (item.definition.kind !== 'rows') {
    const lines = draft.text.split('\n').filter((line) => line !== '' && line !== answer);
    return { ...draft, text: (isThere ? lines : [...lines, answer]).join('\n') };
  }
  const field = item.definition.fields?.[0]?.key;
  if (field === undefined) return draft;
  const rows = isThere
    ? draft.rows.filter((row) => row.values[field] !== answer)
    : [...draft.rows, emptyRow({ [field]: answer })];
  return { ...draft, rows };
}

/** Parts the ticked standard answers, which the boxes show already, from the rows to be edited. */
export function splitRows(
  item: ItemView,
  draft: AnswerDraft,
): { ticked: DraftRow[]; own: DraftRow[] } {
  const { fields = [], standardAnswers = [] } = item.definition;
  const field = fields.length === 1 ? fields[0]?.key : undefined;
  const isTicked = (row: DraftRow) =>
    field !== undefined && standardAnswers.includes(row.values[field] ?? '');
  return {
    ticked: draft.rows.filter(isTicked),
    own: draft.rows.filter((row) => !isTicked(row)),
  };
}

/** Reads a pasted table (Excel, Word) as lines of cells; null when it is just a piece of text. */
export function cellsOfPaste(text: string): string[][] | null {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?<!\n)\n+$/u, '')
    .split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}
