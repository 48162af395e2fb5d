import type { PromiseView } from '../../src/promises/model.ts';
import type { DraftRow } from './answer-draft.ts';

/** A row that was taken out of a list or emptied, and where it stood. */
export interface TakenRow {
  row: DraftRow;
  index: number;
}

/** A promise and the row that it stands in, as it was last known. */
export interface Carried {
  id: string;
  rowId: string;
  text: string;
}

/** The promises that stand in rows of one item, joined to what was known before of those whose row is gone. */
export function carriedIn(
  itemKey: string,
  promises: readonly PromiseView[],
  known: readonly Carried[],
): Carried[] {
  return promises.flatMap(({ id, text, group, carriedBy }) => {
    if (group === 'withdrawn') return [];
    if (carriedBy === null) return known.filter((one) => one.id === id);
    return carriedBy.itemKey === itemKey ? [{ id, text, rowId: carriedBy.rowId }] : [];
  });
}

/** Joins the rows that an edit took out or emptied to those before; a row that stands again is none. */
export function takenBy(
  taken: readonly TakenRow[],
  edit: { before: readonly DraftRow[]; after: readonly DraftRow[]; saved: readonly DraftRow[] },
): TakenRow[] {
  const { before, after, saved } = edit;
  const stands = ({ row }: TakenRow) => after.some((one) => one.key === row.key && isFilled(one));
  const gone = before.flatMap((row, index) => {
    if (row.id === undefined || !isFilled(row) || stands({ row, index })) return [];
    // Emptied cell by cell, its last letter is no row to put back: what was saved is.
    const isEmptied = after.some(({ key }) => key === row.key);
    const whole = isEmptied ? (saved.find(({ key }) => key === row.key) ?? row) : row;
    return [{ row: whole, index }];
  });
  return [...taken, ...gone].filter((one) => !stands(one));
}

/** The rows with one that was taken put back where it stood. */
export function putBack(rows: readonly DraftRow[], { row, index }: TakenRow): DraftRow[] {
  const others = rows.filter(({ key }) => key !== row.key);
  return others.toSpliced(index, 0, row);
}

/** Whether anything stands in a row. */
export function isFilled(row: DraftRow): boolean {
  return Object.values(row.values).some((value) => value.trim() !== '');
}
