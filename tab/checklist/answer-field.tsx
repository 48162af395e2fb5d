import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ItemView } from '../../src/checklist/model.ts';
import { hasStandard, toggleStandard, type AnswerDraft } from './answer-draft.ts';
import { RowsField } from './rows-field.tsx';

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
export function AnswerField(props: DraftProps & { handoverId: string }) {
  const { item, draft, onChange } = props;
  const { definition } = item;
  const set = (_event: unknown, { value }: { value: string }) =>
    onChange({ ...draft, text: value });
  switch (definition.kind) {
    case 'rows':
      return <RowsField {...props} />;
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
