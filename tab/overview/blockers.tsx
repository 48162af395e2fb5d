import type { Blocker, Gate } from '../../src/gates/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { Panel, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { gateKeepers, gateTitle } from '../words.ts';
import { BlockerGroup } from './blocker-group.tsx';

/** What stands in the way of the next gate: the reader's own first, each with its cure. */
export function Blockers({ view }: { view: HandoverView }) {
  if (view.gate === null) return null;
  const listed = view.blockers.filter((blocker) => !isAbove(blocker));
  return (
    <Panel title={titleOf(view, view.gate)}>
      {listed.length === 0 ? <Ready view={view} /> : <BlockerList blockers={listed} view={view} />}
    </Panel>
  );
}

/** What stands in the way of something, the reader's own first, each with its cure. */
export function BlockerList(props: { blockers: Blocker[]; view: HandoverView }) {
  const { blockers, view } = props;
  const yours = blockers.filter((blocker) => blocker.yours);
  const others = blockers.filter((blocker) => !blocker.yours);
  return (
    <Stack>
      <BlockerGroup title="Yours" blockers={yours} view={view} />
      <BlockerGroup title="Others" blockers={others} view={view} />
    </Stack>
  );
}

/** Says whose gate it is: the reader's own, or somebody's by name. */
function titleOf(view: HandoverView, gate: Gate): string {
  const { submitOnceClear, acceptOnceClear } = view.can;
  const isOwn = { submit: submitOnceClear, accept: acceptOnceClear, start: false }[gate];
  if (isOwn) return gateTitle(gate, null);
  const { role, unnamed } = gateKeepers[gate];
  const keeper = view.people.find((one) => one.role === role)?.person;
  return gateTitle(gate, keeper ? firstName(keeper.name) : unnamed);
}

/** What was sent back stands in a list of its own, with what is said about each point. */
function isAbove({ code }: Blocker): boolean {
  return code === 'point_open';
}

/** Nothing else stands in the way; what tech needs does, and stands above. */
function Ready({ view }: { view: HandoverView }) {
  const open = view.blockers.filter(isAbove).length;
  if (open === 0) return <Mark kind="done">Nothing is left. It is ready.</Mark>;
  return (
    <Mark kind="check">Nothing but {open === 1 ? 'the point' : `the ${open} points`} above.</Mark>
  );
}
