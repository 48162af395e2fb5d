import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { Stack } from '../ui/layout.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useSaveItem } from './changes.ts';
import { sentenceFor } from './taken-row-note.tsx';
import { useCarried } from './use-carried.ts';

/** "Not applicable" needs a reason; without one the item counts as missing. */
export function NotApplicable(props: {
  handoverId: string;
  item: ItemView;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { item } = props;
  const saveItem = useSaveItem(props.handoverId);
  const [busy, setBusy] = useState<{ isBusy: boolean; error: unknown }>({
    isBusy: false,
    error: null,
  });
  const send = async (reason: string) => {
    setBusy({ isBusy: true, error: null });
    try {
      const body = { kind: 'not-applicable' as const, reason };
      await saveItem({ key: item.definition.key, version: item.version, body });
      props.onSaved();
      props.onClose();
    } catch (error) {
      setBusy({ isBusy: false, error });
      throw error;
    }
  };
  const carried = useCarried(props.handoverId, item).map(({ text }) => text);
  return (
    <Stack>
      {carried.length > 0 ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{sentenceFor(carried, 'rows')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <TextForm
        label="Why isn’t it applicable?"
        submitLabel="Not applicable"
        handoverId={props.handoverId}
        draftKey={`${props.handoverId} not applicable ${item.definition.key}`}
        isOneLine
        isBusy={busy.isBusy}
        error={busy.error}
        onSubmit={send}
        onCancel={props.onClose}
      />
    </Stack>
  );
}
