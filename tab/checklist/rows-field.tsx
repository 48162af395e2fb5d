import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { draftOf, emptyRow, splitRows, type AnswerDraft, type DraftRow } from './answer-draft.ts';
import { RowsEditor } from './rows-editor.tsx';
import { TakenRowNote } from './taken-row-note.tsx';
import { isFilled, putBack, takenBy, type TakenRow } from './taken-rows.ts';
import { useCarried } from './use-carried.ts';
import { saysWho } from './whose.ts';

/** An item's rows to be edited; a row that a promise stands in does not go without a word. */
export function RowsField(props: {
  handoverId: string;
  item: ItemView;
  draft: AnswerDraft;
  onChange: (draft: AnswerDraft) => void;
}) {
  const { handoverId, item, draft } = props;
  // Ready to be typed into; a row in which nothing stands is never sent.
  const [first] = useState(() => emptyRow());
  const [saved] = useState(() => draftOf(item).rows);
  const [taken, take] = useState<TakenRow[]>([]);
  const carried = useCarried(handoverId, item);
  const { fields = [], standardAnswers } = item.definition;
  const { ticked, own } = splitRows(item, draft);
  const change = (rows: DraftRow[]) => {
    take(takenBy(taken, { before: own, after: rows, saved }));
    props.onChange({ ...draft, rows: [...ticked, ...rows] });
  };
  const shown = own.length === 0 && standardAnswers === undefined ? [first] : own;
  const noteOf = (one: TakenRow) => {
    const promises = carried.filter(({ rowId }) => rowId === one.row.id);
    // It may stand again because it was brought back.
    const stands = own.some((row) => row.id === one.row.id && isFilled(row));
    if (promises.length === 0 || stands) return null;
    const texts = promises.map(({ text }) => text);
    const back = () => change(putBack(own, one));
    return <TakenRowNote key={one.row.key} taken={one} promises={texts} onPutBack={back} />;
  };
  return (
    <RowsEditor
      fields={fields}
      rows={shown}
      hints={hintsOf(item)}
      addLabel={standardAnswers ? 'In my own words' : 'Add a row'}
      before={(index) =>
        taken.filter((one) => Math.min(one.index, shown.length) === index).map(noteOf)
      }
      onChange={change}
    />
  );
}

/** What stands in an empty cell that this depth needs: that it is, or who will say it. */
function hintsOf({ lacks }: ItemView): Record<string, string> {
  return Object.fromEntries(
    lacks.map(({ field, asked }) => [field, asked ? saysWho(asked) : 'Needed']),
  );
}
