import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { firstName } from '../../src/words.ts';
import { useHost } from '../host.ts';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useAutosave } from '../unsaved/use-autosave.ts';
import {
  draftOf,
  hasStandard,
  inputOf,
  saysTheSame,
  splitRows,
  toggleStandard,
  withIds,
  type AnswerDraft,
  emptyRow,
} from './answer-draft.ts';
import { useSaveItem } from './changes.ts';
import { ItemConflict } from './item-conflict.tsx';
import { NotApplicable } from './not-applicable.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { SaveNote } from './save-note.tsx';

/** An item opened as a form; it saves by itself. */
export function ItemEditor({ handoverId, item }: { handoverId: string; item: ItemView }) {
  const saveItem = useSaveItem(handoverId);
  const dates = useDates();
  const [isNotNeeded, askWhy] = useState(false);
  const { definition } = item;
  const me = useHost().context.person?.id;
  const auto = useAutosave<AnswerDraft>({
    name: `${handoverId} item ${definition.key}`,
    typedIn: { handoverId, title: definition.title, page: 'checklist', ref: definition.key },
    initial: draftOf(item),
    version: item.version,
    isOwn: item.changedBy !== null && item.changedBy.id === me,
    isSame: (one, other) => saysTheSame(item, one, other),
    save: async (draft, sent) => {
      const body = inputOf(item, draft);
      const saved = await saveItem({ key: definition.key, ...sent, body });
      return { version: saved.version, merge: (current) => withIds(draft, saved.rows, current) };
    },
  });
  const saved =
    item.changedBy === null || item.changedAt === null
      ? null
      : `Saved · ${firstName(item.changedBy.name)}, ${dates.moment(item.changedAt)}`;
  return (
    <div onBlur={() => void auto.flush()}>
      <Stack>
        <StandardAnswers item={item} draft={auto.draft} onChange={auto.change} />
        <AnswerField item={item} draft={auto.draft} onChange={auto.change} />
        <Field label="Where it says so" hint="Document and section, mail, or who said it when.">
          <Input
            maxLength={300}
            value={auto.draft.source}
            onChange={(_event, { value }) => auto.change({ ...auto.draft, source: value })}
          />
        </Field>
        <SaveNote
          state={auto.state}
          saved={saved}
          onSave={() => void auto.flush({ isAsked: true })}
          onDrop={() => auto.settle(item.version, draftOf(item))}
          conflict={<ItemConflict handoverId={handoverId} item={item} onSettle={auto.settle} />}
        />
        {isNotNeeded ? (
          <NotApplicable handoverId={handoverId} item={item} onClose={() => askWhy(false)} />
        ) : (
          <Row>
            <Button size="small" appearance="subtle" onClick={() => askWhy(true)}>
              Not applicable…
            </Button>
            {item.status === 'not-applicable' ? (
              <Quiet>Not applicable now: {item.reason}. Typing an answer changes that.</Quiet>
            ) : null}
          </Row>
        )}
      </Stack>
    </div>
  );
}

interface DraftProps {
  item: ItemView;
  draft: AnswerDraft;
  onChange: (draft: AnswerDraft) => void;
}

function StandardAnswers({ item, draft, onChange }: DraftProps) {
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

function AnswerField({ item, draft, onChange }: DraftProps) {
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
      addLabel={standardAnswers ? 'In my own words' : 'Add a row'}
      onChange={(rows) => onChange({ ...draft, rows: [...ticked, ...rows] })}
    />
  );
}
