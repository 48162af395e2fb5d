import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandoverChange } from '../data/mutations.ts';
import { Mark } from '../ui/mark.tsx';
import { TextForm } from '../ui/text-form.tsx';
import { useDates } from '../ui/use-dates.ts';

/** What sales says of it: nothing yet, yes, or no. */
export function Standing({ mirror }: { mirror: HandoverView['mirror'] }) {
  const dates = useDates();
  const { approvedBy, declined } = mirror;
  if (approvedBy) return <Mark kind="done">Approved by {firstName(approvedBy.name)}</Mark>;
  if (declined === null) return <Mark kind="check">Not approved by sales yet</Mark>;
  const by = declined.by === null ? 'Sales' : firstName(declined.by.name);
  return (
    <Mark kind="blocks">
      {by} says that this is not the deal, {dates.moment(declined.at)}
    </Mark>
  );
}

/** Why it is not the deal, for tech to write it anew. */
export function Decline({ view, onClose }: { view: HandoverView; onClose: () => void }) {
  const change = useHandoverChange(view.id, 'declineMirror');
  return (
    <TextForm
      label="What is not the deal?"
      hint="Tech reads it and writes anew what it understood."
      submitLabel="Tell tech"
      handoverId={view.id}
      place="mirror"
      draftKey={`${view.id} not the deal`}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={async (because) => {
        await change.mutateAsync({ body: { because }, version: view.version, isOwn: true });
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
