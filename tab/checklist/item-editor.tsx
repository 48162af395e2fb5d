import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { firstName } from '../../src/words.ts';
import { useHost } from '../host.ts';
import { History } from '../ui/history.tsx';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useAutosave } from '../unsaved/use-autosave.ts';
import { draftOf, inputOf, saysTheSame, withIds, type AnswerDraft } from './answer-draft.ts';
import { AnswerField, StandardAnswers } from './answer-field.tsx';
import { useSaveItem } from './changes.ts';
import { ItemConflict } from './item-conflict.tsx';
import { ItemHistory } from './item-history.tsx';
import { NotApplicable } from './not-applicable.tsx';
import { SaveNote } from './save-note.tsx';
import { useUndoEdit } from './use-undo-edit.ts';
import { WhoSays } from './who-says.tsx';

/** What an item says in its form; `reason` where it says why it does not apply. */
interface Said {
  draft: AnswerDraft;
  reason: string | null;
}

const reasonOf = (item: ItemView) => (item.status === 'not-applicable' ? item.reason : null);

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
  const undo = useUndoEdit<Said>();
  const now: Said = { draft: auto.draft, reason: reasonOf(item) };
  const change = (next: AnswerDraft) => {
    undo.typed(now);
    auto.change(next);
  };
  const goBack = async () => {
    if (undo.before === null) return;
    const { draft, reason } = undo.before;
    undo.forget();
    if (reason !== null) {
      await auto.flush();
      const body = { kind: 'not-applicable' as const, reason };
      await saveItem({ key: definition.key, version: item.version, body });
      return;
    }
    auto.change(draft);
    await auto.flush();
  };
  const saved =
    item.changedBy === null || item.changedAt === null
      ? null
      : `Saved · ${firstName(item.changedBy.name)}, ${dates.moment(item.changedAt)}`;
  return (
    <div onBlur={() => void auto.flush()}>
      <Stack>
        <StandardAnswers item={item} draft={auto.draft} onChange={change} />
        <AnswerField handoverId={handoverId} item={item} draft={auto.draft} onChange={change} />
        <Field label="Where it says so" hint="Document and section, mail, or who said it when.">
          <Input
            maxLength={300}
            value={auto.draft.source}
            onChange={(_event, { value }) => change({ ...auto.draft, source: value })}
          />
        </Field>
        <SaveNote
          state={auto.state}
          saved={saved}
          onUndo={undo.before === null ? null : () => void goBack()}
          onSave={() => void auto.flush({ isAsked: true })}
          onDrop={() => auto.settle(item.version, draftOf(item))}
          conflict={<ItemConflict handoverId={handoverId} item={item} onSettle={auto.settle} />}
        />
        <WhoSays handoverId={handoverId} item={item} />
        {isNotNeeded ? (
          <NotApplicable
            handoverId={handoverId}
            item={item}
            onSaved={() => undo.typed(now)}
            onClose={() => askWhy(false)}
          />
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
        {item.version > 0 ? (
          <History>
            <ItemHistory handoverId={handoverId} item={item} onBefore={() => auto.flush()} />
          </History>
        ) : null}
      </Stack>
    </div>
  );
}
