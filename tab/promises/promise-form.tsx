import { useState } from 'react';
import type { PromiseView } from '../../src/promises/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { Stack } from '../ui/layout.tsx';
import { usePromiseChange } from './changes.ts';
import { promiseDraftOf, promiseInputOf } from './draft.ts';
import { PromiseFields } from './promise-fields.tsx';

/** Edits a promise; the typed text stays when saving fails. */
export function PromiseForm(props: {
  handoverId: string;
  promise: PromiseView;
  onClose: () => void;
}) {
  const change = usePromiseChange('editPromise', props);
  const [draft, setDraft] = useState(() => promiseDraftOf(props.promise));
  const body = promiseInputOf(draft);
  return (
    <form
      aria-label="Edit the promise"
      onSubmit={(event) => {
        event.preventDefault();
        if (body) change.mutate({ body }, { onSuccess: props.onClose });
      }}
    >
      <Stack>
        <PromiseFields
          draft={draft}
          onChange={(part) => setDraft((last) => ({ ...last, ...part }))}
        />
        <FormActions
          label="Save"
          isReady={body !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={props.onClose}
        />
      </Stack>
    </form>
  );
}
