import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { PromiseView, Resolution } from '../../src/promises/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Stack } from '../ui/layout.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { resolutionWords } from '../words.ts';
import { usePromiseChange } from './changes.ts';

/** What we do about it: one side proposes, the other agrees. */
export function ResolutionForm(props: {
  handoverId: string;
  promise: PromiseView;
  onClose: () => void;
}) {
  const { promise } = props;
  const change = usePromiseChange('resolvePromise', props);
  const draft = useDraft({
    name: `${props.handoverId} resolution ${promise.id}`,
    handoverId: props.handoverId,
    title: `What we do about it: ${promise.text}`,
    initial: {
      resolution: promise.resolution,
      note: promise.resolutionNote ?? promise.fallback ?? '',
    },
    ref: promise.id,
  });
  const { resolution, note } = draft.value;
  const close = () => {
    draft.forget();
    props.onClose();
  };
  return (
    <form
      aria-label="What we do about it"
      onSubmit={(event) => {
        event.preventDefault();
        if (resolution === null) return;
        const body = { resolution, note: note.trim() === '' ? null : note };
        change.mutate({ body }, { onSuccess: close });
      }}
    >
      <Stack>
        <Field label="What we do about it">
          <RadioGroup
            value={resolution ?? ''}
            onChange={(_event, { value }) => draft.set({ resolution: value as Resolution, note })}
          >
            {(Object.keys(resolutionWords) as Resolution[]).map((name) => (
              <Radio key={name} value={name} label={resolutionWords[name]} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="In a sentence" hint="What the other side agrees to.">
          <Textarea
            value={note}
            onChange={(_event, { value }) => draft.set({ resolution, note: value })}
          />
        </Field>
        <FormActions
          label="Propose"
          isReady={resolution !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={close}
        />
      </Stack>
    </form>
  );
}
