import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { TextForm } from '../ui/text-form.tsx';
import { useSaveItem } from './changes.ts';

/** "Not applicable" needs a reason; without one the item counts as missing. */
export function NotApplicable(props: { handoverId: string; item: ItemView; onClose: () => void }) {
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
      props.onClose();
    } catch (error) {
      setBusy({ isBusy: false, error });
      throw error;
    }
  };
  return (
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
  );
}
