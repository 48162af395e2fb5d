import type { ItemView } from '../../src/checklist/model.ts';
import type { ProposeInput } from '../../src/proposals/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Stack } from '../ui/layout.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { draftOf, filled, saysTheSame, type AnswerDraft } from './answer-draft.ts';
import { AnswerField, StandardAnswers } from './answer-field.tsx';
import { useProposalAct } from './proposal-changes.ts';

/** Somebody else than sales fills what is missing or words it better; it counts when sales says Fine. */
export function ProposeForm(props: { handoverId: string; item: ItemView; onClose: () => void }) {
  const { handoverId, item, onClose } = props;
  const { key, title } = item.definition;
  const act = useProposalAct(handoverId);
  const initial = draftOf(item);
  const draft = useDraft({
    name: `${handoverId} propose ${key}`,
    handoverId,
    title: `${title}: your proposal`,
    initial,
    ref: key,
  });
  const close = () => {
    draft.forget();
    onClose();
  };
  const send = () => {
    const body = proposalOf(item, draft.value);
    act.mutate({ call: 'propose', key, body }, { onSuccess: close });
  };
  const fields = { item, draft: draft.value, onChange: draft.set };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <StandardAnswers {...fields} />
        <AnswerField {...fields} handoverId={handoverId} />
        <FormActions
          label="Propose"
          isReady={!saysTheSame(item, initial, draft.value)}
          isBusy={act.isPending}
          error={act.error}
          onCancel={close}
        />
      </Stack>
    </form>
  );
}

/** What the draft says otherwise than the item: another text, other cells, new rows. */
function proposalOf(item: ItemView, draft: AnswerDraft): ProposeInput {
  if (item.definition.kind !== 'rows') return { kind: 'text', text: draft.text };
  const before = new Map(item.rows.map((row) => [row.id, row.values]));
  const known = draft.rows.flatMap(({ id, values }) => (id === undefined ? [] : [{ id, values }]));
  const cells = known.flatMap(({ id, values }) =>
    Object.entries(values)
      .filter(([field, value]) => value !== (before.get(id)?.[field] ?? ''))
      .map(([field, value]) => ({ row: id, field, value })),
  );
  const rows = filled(draft).flatMap(({ id, values }) => (id === undefined ? [{ values }] : []));
  return { kind: 'rows', cells, rows };
}
