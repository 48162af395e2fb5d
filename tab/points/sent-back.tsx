import type { HandoverView } from '../../src/overview/model.ts';
import { counted, firstName, needs } from '../../src/words.ts';
import { usePoints } from '../data/queries.ts';
import { Panel, Quiet } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { PointList } from './point-line.tsx';

/** Exactly the points with which it came back, and what was done about each: until it is accepted. */
export function SentBack({ view }: { view: HandoverView }) {
  const dates = useDates();
  const points = usePoints(view.id, view.sentBack !== null);
  if (view.sentBack === null) return null;
  return (
    <Target name="sent-back">
      <Panel title={titleOf(view)} isCard>
        <Quiet>Sent back {dates.moment(view.sentBack.at)}</Quiet>
        <WhenLoaded query={points} lines={3}>
          {({ sentBack, changes }) => (
            <PointList handoverId={view.id} points={sentBack?.points ?? []} changes={changes} />
          )}
        </WhenLoaded>
      </Panel>
    </Target>
  );
}

/** "Tomás needs 2 things from you", as long as one of them is open. */
function titleOf({ can, people, sentBack, state }: HandoverView): string {
  if (sentBack === null) return '';
  const by = sentBack.by?.name ?? null;
  if (state === 'draft' && sentBack.open > 0) {
    const owner = people.find(({ role }) => role === 'sales-owner')?.person;
    const sales = owner ? firstName(owner.name) : 'sales';
    return needs(by, sentBack.open, can.submitOnceClear ? 'you' : sales);
  }
  const who = by === null ? 'Tech' : firstName(by);
  return `${who} needed ${counted(sentBack.points, 'thing')}`;
}
