import { useState } from 'react';
import { useHandoverChange } from '../data/mutations.ts';
import { useDrafts } from '../ui/drafts.ts';
import { FormActions } from '../ui/form-actions.tsx';
import { FormWidth, Panel, Stack } from '../ui/layout.tsx';
import { useOnceKey } from '../ui/use-once-key.ts';
import { promiseDraftOf, promiseInputOf, type PromiseDraft } from './draft.ts';
import { PromiseFields } from './promise-fields.tsx';

/** Adds a promise; pressing twice adds one, because the same text is sent under the same key. */
export function AddPromise({ handoverId, onClose }: { handoverId: string; onClose: () => void }) {
  const drafts = useDrafts();
  const name = `${handoverId} new promise`;
  const change = useHandoverChange(handoverId, 'addPromise');
  const keyFor = useOnceKey();
  const [draft, setDraft] = useState(
    () => (drafts.get(name) as PromiseDraft | undefined) ?? promiseDraftOf(null),
  );
  const set = (part: Partial<PromiseDraft>) => {
    const next = { ...draft, ...part };
    drafts.set(name, next);
    setDraft(next);
  };
  const close = () => {
    drafts.delete(name);
    onClose();
  };
  const body = promiseInputOf(draft);
  return (
    <FormWidth>
      <Panel title="Add a promise" isCard>
        <form
          aria-label="Add a promise"
          onSubmit={(event) => {
            event.preventDefault();
            if (!body || change.isPending) return;
            change.mutate({ body, key: keyFor(body) }, { onSuccess: close });
          }}
        >
          <Stack>
            <PromiseFields draft={draft} onChange={set} />
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
