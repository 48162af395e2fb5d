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

/** Under which names the two answers to a check are kept while they are typed. */
export function draftNames(handoverId: string, kind: CheckKind): Record<'yes' | 'no', string> {
  return { yes: `${handoverId} check ${kind}`, no: `${handoverId} no to ${kind}` };
}

/** Puts one's name to a check. */
export function Vouch({ view, kind, onClose }: Answering) {
  const change = useHandoverChange(view.id, 'giveCheck');
  return (
    <TextForm
      label="What did you look at, and what is it based on?"
      submitLabel="I vouch for it"
      handoverId={view.id}
      title={checkWords[kind]}
      place={`check:${kind}`}
      draftKey={draftNames(view.id, kind).yes}
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
      place={`check:${kind}`}
      draftKey={draftNames(view.id, kind).no}
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
