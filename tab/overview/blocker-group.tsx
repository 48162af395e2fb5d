import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy } from 'react';
import type { Blocker } from '../../src/gates/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useNavigation } from '../place.ts';
import { Mark } from '../ui/mark.tsx';
import { WaitingFor } from '../ui/person.tsx';

/** Only whoever may send back needs it. */
const SendBackBlocker = lazy(() =>
  import('../points/points-at.tsx').then((m) => ({ default: m.SendBackBlocker })),
);

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

/** Blockers below each other, each with its cure; nothing when there are none. */
export function BlockerGroup(props: { title: string; blockers: Blocker[]; view: HandoverView }) {
  const styles = useStyles();
  const { title, blockers, view } = props;
  if (blockers.length === 0) return null;
  return (
    <div>
      <Caption1 className={styles.group}>
        {title} ({blockers.length})
      </Caption1>
      <ul className={styles.list} aria-label={title}>
        {blockers.map((blocker, index) => (
          <BlockerLine
            key={`${blocker.code} ${blocker.cure.ref ?? index}`}
            blocker={blocker}
            view={view}
          />
        ))}
      </ul>
    </div>
  );
}

function BlockerLine({ blocker, view }: { blocker: Blocker; view: HandoverView }) {
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
        {view.can.sendBack ? (
          <Suspense>
            <SendBackBlocker handoverId={view.id} blocker={blocker} />
          </Suspense>
        ) : null}
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
