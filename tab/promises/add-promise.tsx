import { useHandoverChange } from '../data/mutations.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { FormWidth, Panel, Stack } from '../ui/layout.tsx';
import { useDrafts } from '../unsaved/drafts.ts';
import { useDraft } from '../unsaved/use-draft.ts';
import { promiseDraftOf, promiseInputOf, type PromiseDraft } from './draft.ts';
import { PromiseFields } from './promise-fields.tsx';

/** Adds a promise; pressing twice adds one, because the same text is sent under the same key. */
export function AddPromise({ handoverId, onClose }: { handoverId: string; onClose: () => void }) {
  const change = useHandoverChange(handoverId, 'addPromise');
  const drafts = useDrafts();
  const name = `${handoverId} new promise`;
  const draft = useDraft<PromiseDraft>({
    name,
    handoverId,
    title: 'Add a promise',
    initial: promiseDraftOf(null),
  });
  const close = () => {
    draft.forget();
    onClose();
  };
  const body = promiseInputOf(draft.value);
  return (
    <FormWidth>
      <Panel title="Add a promise" isCard>
        <form
          aria-label="Add a promise"
          onSubmit={(event) => {
            event.preventDefault();
            if (!body || change.isPending) return;
            change.mutate({ body, key: drafts.onceKey(name, body) }, { onSuccess: close });
          }}
        >
          <Stack>
            <PromiseFields
              draft={draft.value}
              onChange={(part) => draft.set({ ...draft.value, ...part })}
            />
            <FormActions
              label="Add"
              isReady={body !== null}
              isBusy={change.isPending}
              error={change.error}
              onCancel={close}
            />
          </Stack>
        </form>
      </Panel>
    </FormWidth>
  );
}
