import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import {
  emptyRow,
  hasStandard,
  splitRows,
  toggleStandard,
  type AnswerDraft,
} from './answer-draft.ts';
import { RowsEditor } from './rows-editor.tsx';
import { saysWho } from './whose.ts';

interface DraftProps {
  item: ItemView;
  draft: AnswerDraft;
  onChange: (draft: AnswerDraft) => void;
}

/** Our standard answers to it, ticked instead of typed. */
export function StandardAnswers({ item, draft, onChange }: DraftProps) {
  const answers = item.definition.standardAnswers ?? [];
  if (answers.length === 0) return null;
  return (
    <div role="group" aria-label="Our standard answers">
      {answers.map((answer) => (
        <div key={answer}>
          <Checkbox
            label={answer}
            checked={hasStandard(item, draft, answer)}
            onChange={() => onChange(toggleStandard(item, draft, answer))}
          />
        </div>
      ))}
    </div>
  );
}

/** The answer itself, as the item's kind wants it. */
export function AnswerField({ item, draft, onChange }: DraftProps) {
  const { definition } = item;
  const set = (_event: unknown, { value }: { value: string }) =>
    onChange({ ...draft, text: value });
  switch (definition.kind) {
    case 'rows':
      return <RowsField item={item} draft={draft} onChange={onChange} />;
    case 'number':
      return (
        <Field label={definition.title}>
          <Input
            inputMode="decimal"
            value={draft.text}
            contentAfter={definition.unit ?? null}
            onChange={set}
          />
        </Field>
      );
    case 'choice':
      return (
        <Field label={definition.title}>
          <Select value={draft.text} onChange={set}>
            <option value="">Choose</option>
            {(definition.choices ?? []).map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        </Field>
      );
    case 'text':
      return (
        <Field label={definition.title}>
          <Textarea rows={5} resize="vertical" value={draft.text} onChange={set} />
        </Field>
      );
  }
}

function RowsField({ item, draft, onChange }: DraftProps) {
  // Ready to be typed into; a row in which nothing stands is never sent.
  const [first] = useState(() => emptyRow());
  const { fields = [], standardAnswers } = item.definition;
  const { ticked, own } = splitRows(item, draft);
  return (
    <RowsEditor
      fields={fields}
      rows={own.length === 0 && standardAnswers === undefined ? [first] : own}
      hints={hintsOf(item)}
      addLabel={standardAnswers ? 'In my own words' : 'Add a row'}
      onChange={(rows) => onChange({ ...draft, rows: [...ticked, ...rows] })}
    />
  );
}

/** What stands in an empty cell that this depth needs: that it is, or who will say it. */
function hintsOf({ lacks }: ItemView): Record<string, string> {
  return Object.fromEntries(
    lacks.map(({ field, asked }) => [field, asked ? saysWho(asked) : 'Needed']),
  );
}
