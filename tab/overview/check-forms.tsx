import type { HandoverView } from '../../src/overview/model.ts';
import type { CheckKind } from '../../src/review/model.ts';
import { checkWords } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { TextForm } from '../ui/text-form.tsx';

interface Answering {
  view: HandoverView;
  kind: CheckKind;
  onClose: () => void;
}

/** Puts one's name to a check. */
export function Vouch({ view, kind, onClose }: Answering) {
  const change = useHandoverChange(view.id, 'giveCheck');
  return (
    <TextForm
      label="What did you look at, and what is it based on?"
      submitLabel="I vouch for it"
      handoverId={view.id}
      draftKey={`${view.id} check ${kind}`}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={async (note) => {
        await change.mutateAsync({ body: { kind, note }, version: view.version, isOwn: true });
        onClose();
      }}
      onCancel={onClose}
    />
  );
}

/** Says why one can't, which becomes a point for sales. */
export function Refuse({ view, kind, onClose }: Answering) {
  const change = useHandoverChange(view.id, 'refuseCheck');
  return (
    <TextForm
      label={`${checkWords[kind]} No, because…`}
      hint="It is collected as a point for sales, and goes when it is sent back."
      submitLabel="I can’t vouch for it"
      handoverId={view.id}
      draftKey={`${view.id} no to ${kind}`}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={async (because) => {
        await change.mutateAsync({ body: { kind, because }, version: view.version, isOwn: true });
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
