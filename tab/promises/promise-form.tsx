import type { PromiseInput, PromiseView } from '../../src/promises/model.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { History } from '../ui/history.tsx';
import { Stack } from '../ui/layout.tsx';
import { useDraft } from '../unsaved/use-draft.ts';
import { usePromiseChange } from './changes.ts';
import { promiseDraftOf, promiseInputOf, type PromiseDraft } from './draft.ts';
import { PromiseFields } from './promise-fields.tsx';
import { PromiseHistory } from './promise-history.tsx';

/** Edits a promise; the typed text stays when saving fails. */
export function PromiseForm(props: {
  handoverId: string;
  promise: PromiseView;
  onClose: () => void;
}) {
  const change = usePromiseChange('editPromise', props);
  const { handoverId, promise } = props;
  const draft = useDraft<PromiseDraft>({
    name: `${handoverId} promise ${promise.id}`,
    handoverId,
    title: promise.text,
    initial: promiseDraftOf(promise),
    ref: promise.id,
  });
  const close = () => {
    draft.forget();
    props.onClose();
  };
  const isTyped = JSON.stringify(draft.value) !== JSON.stringify(promiseDraftOf(promise));
  // What was typed meanwhile is kept, to be found in this form again.
  const bringBack = (said: PromiseInput) =>
    change.mutate({ body: said }, { onSuccess: isTyped ? props.onClose : close });
  const body = promiseInputOf(draft.value);
  return (
    <form
      aria-label="Edit the promise"
      onSubmit={(event) => {
        event.preventDefault();
        if (body) change.mutate({ body }, { onSuccess: close });
      }}
    >
      <Stack>
        <PromiseFields
          draft={draft.value}
          onChange={(part) => draft.set({ ...draft.value, ...part })}
        />
        <FormActions
          label="Save"
          isReady={body !== null}
          isBusy={change.isPending}
          error={change.error}
          onCancel={close}
        />
        <History>
          <PromiseHistory
            {...{ handoverId, promise }}
            isBusy={change.isPending}
            onBringBack={bringBack}
          />
        </History>
      </Stack>
    </form>
  );
}
