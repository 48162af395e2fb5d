import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PromiseView, Resolution } from '../../src/promises/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Stack } from '../ui/layout.tsx';
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
  const [resolution, choose] = useState<Resolution | null>(promise.resolution);
  const [note, setNote] = useState(promise.resolutionNote ?? promise.fallback ?? '');
  return (
    <form
      aria-label="What we do about it"
      onSubmit={(event) => {
        event.preventDefault();
        if (resolution === null) return;
        const body = { resolution, note: note.trim() === '' ? null : note };
        change.mutate({ body }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <Field label="What we do about it">
          <RadioGroup
            value={resolution ?? ''}
            onChange={(_event, { value }) => choose(value as Resolution)}
          >
            {(Object.keys(resolutionWords) as Resolution[]).map((name) => (
              <Radio key={name} value={name} label={resolutionWords[name]} />
            ))}
          </RadioGroup>
        </Field>
        <Field label="In a sentence" hint="What the other side agrees to.">
          <Textarea value={note} onChange={(_event, { value }) => setNote(value)} />
        </Field>
        <FormActions
          label="Propose"
          isReady={resolution !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={props.onClose}
        />
      </Stack>
    </form>
  );
}
