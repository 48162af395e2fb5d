import { Button, Caption1 } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClientView } from '../../src/sharing/model.ts';
import { useApi } from '../data/api.ts';
import { keys } from '../data/queries.ts';
import { TextForm } from '../ui/text-form.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useDrafts } from '../unsaved/drafts.ts';
import { useOpenForm } from '../unsaved/use-open-form.ts';

type Item = ClientView['sections'][number]['items'][number];

/** "Not quite": the client says how it is instead; what they said stays to be read. */
export function NotQuite(props: { handoverId: string; item: Item; mayRemark: boolean }) {
  const { handoverId, item } = props;
  const dates = useDates();
  const draftKey = `${handoverId} not quite ${item.key}`;
  const [form, open] = useOpenForm({ notQuite: draftKey });
  const say = useSayNotQuite(handoverId, draftKey);
  return (
    <>
      {item.notQuite.map(({ text, at }) => (
        <Caption1 block key={at}>
          You said, {dates.moment(at)}: “{text}”
        </Caption1>
      ))}
      {form === 'notQuite' ? (
        <TextForm
          label="What is not quite so?"
          hint="How is it instead? One or two sentences are enough."
          submitLabel="Send"
          title={`Not quite: ${item.title}`}
          handoverId={handoverId}
          draftKey={draftKey}
          isBusy={say.isPending}
          error={say.error}
          onSubmit={async (text) => {
            await say.mutateAsync({ key: item.key, text });
            open(null);
          }}
          onCancel={() => open(null)}
        />
      ) : props.mayRemark ? (
        <Button size="small" appearance="subtle" onClick={() => open('notQuite')}>
          Not quite
        </Button>
      ) : null}
    </>
  );
}

function useSayNotQuite(id: string, draftKey: string) {
  const api = useApi();
  const cache = useQueryClient();
  const drafts = useDrafts();
  return useMutation({
    mutationFn: async (body: { key: string; text: string }) =>
      await api.call('sayNotQuite', { params: { id }, key: drafts.onceKey(draftKey, body), body }),
    onSuccess: (page) => cache.setQueryData(keys.view(id), page),
  });
}
