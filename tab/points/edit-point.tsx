import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import type { PointView, ReturnReason } from '../../src/points/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { FormWidth, Row, Stack } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { useOpenForm } from '../unsaved/use-open-form.ts';
import { reasonWords } from '../words.ts';
import { usePointChange } from './changes.ts';

type Props = { handoverId: string; point: PointView };

/** What tech does to a point that is not sent yet: words it anew, or takes it away. */
export function EditPoint(props: Props) {
  const edit = `${props.handoverId} point ${props.point.id}`;
  const [form, open] = useOpenForm({ edit });
  const remove = usePointChange('removePoint', props);
  if (form === 'edit') return <PointForm {...props} onClose={() => open(null)} />;
  return (
    <>
      <Row>
        <Button size="small" onClick={() => open('edit')}>
          Edit
        </Button>
        <Button
          size="small"
          appearance="subtle"
          disabled={remove.isPending}
          onClick={() => remove.mutate({})}
        >
          Remove
        </Button>
      </Row>
      {remove.error ? <Failed error={remove.error} /> : null}
    </>
  );
}

function PointForm({ handoverId, point, onClose }: Props & { onClose: () => void }) {
  const change = usePointChange('editPoint', { handoverId, point });
  const draft = useDraft({
    name: `${handoverId} point ${point.id}`,
    handoverId,
    title: `To send back: ${point.text}`,
    initial: { text: point.text, reason: point.reason },
  });
  const { text, reason } = draft.value;
  const close = () => {
    draft.forget();
    onClose();
  };
  return (
    <FormWidth>
      <form
        aria-label="Edit the point"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') change.mutate({ body: { text, reason } }, { onSuccess: close });
        }}
      >
        <Stack>
          <Field label="What does sales have to mend?">
            <Textarea
              maxLength={500}
              value={text}
              onChange={(_event, { value }) => draft.set({ text: value, reason })}
            />
          </Field>
          <ReasonField value={reason} onChange={(next) => draft.set({ text, reason: next })} />
          <FormActions
            label="Save"
            isReady={text.trim() !== ''}
            isBusy={change.isPending}
            error={change.error}
            onCancel={close}
          />
        </Stack>
      </form>
    </FormWidth>
  );
}

/** As what a point is sent back. */
export function ReasonField(props: {
  value: ReturnReason;
  onChange: (reason: ReturnReason) => void;
}) {
  return (
    <Field label="Kind of reason">
      <Select
        value={props.value}
        onChange={(_event, { value }) => props.onChange(value as ReturnReason)}
      >
        {Object.entries(reasonWords).map(([reason, word]) => (
          <option key={reason} value={reason}>
            {word}
          </option>
        ))}
      </Select>
    </Field>
  );
}
