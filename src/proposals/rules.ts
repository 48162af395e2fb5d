import type { ItemRow } from '../checklist/model.ts';
import { answerFrom, type Answer } from '../checklist/rules.ts';

/** What a proposal would change of an item; new rows have their ids. */
export type Change =
  | { kind: 'text'; text: string }
  | {
      kind: 'rows';
      cells: readonly { row: string; field: string; value: string }[];
      rows: readonly ItemRow[];
    }
  | { kind: 'not-applicable'; reason: string };

/**
 * What an item says with a proposal taken. Of a list only the proposed cells and new rows change: what
 * sales wrote beside them meanwhile stays, and a cell whose row is gone is left out.
 */
export function withChange(item: Pick<Answer, 'rows'>, change: Change): Answer {
  if (change.kind !== 'rows') return answerFrom(change);
  const rows = item.rows.map((row) => ({
    id: row.id,
    values: { ...row.values, ...cellsOf(change.cells, row.id) },
  }));
  return answerFrom({ kind: 'rows', rows: [...rows, ...change.rows] });
}

function cellsOf(
  cells: readonly { row: string; field: string; value: string }[],
  row: string,
): Record<string, string> {
  const own = cells.filter((cell) => cell.row === row);
  return Object.fromEntries(own.map(({ field, value }) => [field, value]));
}
