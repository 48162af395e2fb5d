import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Blocker, Gate } from '../../src/gates/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { counted, firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { Panel, Stack } from '../ui/layout.tsx';
import { Mark } from '../ui/mark.tsx';
import { WaitingFor } from '../ui/person.tsx';
import { gateKeepers, gateTitle } from '../words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  group: { fontWeight: tokens.fontWeightSemibold },
});

/** What stands in the way of the next gate: the reader's own first, each with its cure. */
export function Blockers({ view }: { view: HandoverView }) {
  if (view.gate === null) return null;
  return (
    <Panel title={titleOf(view, view.gate)}>
      {view.blockers.length === 0 ? (
        <Ready view={view} />
      ) : (
        <BlockerList blockers={view.blockers} />
      )}
    </Panel>
  );
}

/** What stands in the way of something, the reader's own first, each with its cure. */
export function BlockerList({ blockers }: { blockers: Blocker[] }) {
  return (
    <Stack>
      <Group title="Yours" blockers={blockers.filter((blocker) => blocker.yours)} />
      <Group title="Others" blockers={blockers.filter((blocker) => !blocker.yours)} />
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

/** Nothing that we can see stands in the way; what tech sent back only a person can say to be done. */
function Ready({ view }: { view: HandoverView }) {
  const { sentBack } = view;
  if (sentBack === null) return <Mark kind="done">Nothing is left. It is ready.</Mark>;
  const count = counted(sentBack.points.length, 'thing', 'things');
  return (
    <Mark kind="check">
      {sentBack.by === null ? 'Tech' : firstName(sentBack.by.name)} needs {count} from{' '}
      {view.can.submitOnceClear ? 'you' : 'sales'}: what was sent back stands above.
    </Mark>
  );
}

function Group({ title, blockers }: { title: string; blockers: Blocker[] }) {
  const styles = useStyles();
  if (blockers.length === 0) return null;
  return (
    <div>
      <Caption1 className={styles.group}>
        {title} ({blockers.length})
      </Caption1>
      <ul className={styles.list} aria-label={title}>
        {blockers.map((blocker, index) => (
          <BlockerLine key={`${blocker.code} ${blocker.cure.ref ?? index}`} blocker={blocker} />
        ))}
      </ul>
    </div>
  );
}

function BlockerLine({ blocker }: { blocker: Blocker }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { cure } = blocker;
  // The cure is somebody else's to press; this reader may look at it.
  const label = blocker.yours ? cure.label : 'Open';
  return (
    <li className={styles.line}>
      <Mark kind={blocker.yours ? 'blocks' : 'check'} isWordHidden />
      <span className={styles.words}>
        <Body1>{blocker.text}</Body1>
        {blocker.detail === null ? null : (
          <Caption1 className={styles.quiet}>{blocker.detail}</Caption1>
        )}
        {blocker.yours ? null : <WaitingFor person={blocker.waitsFor} since={blocker.since} />}
      </span>
      <Button
        size="small"
        appearance={blocker.yours ? 'outline' : 'subtle'}
        aria-label={`${label}: ${blocker.text}`}
        onClick={() => go(cure.page, cure.ref)}
      >
        {label}
      </Button>
    </li>
  );
}
