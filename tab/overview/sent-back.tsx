import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { ArrowHookUpLeft20Regular } from '../ui/icons.ts';
import { Panel } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';
import { reasonWords } from '../words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
  },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Exactly the points with which it came back, each with the way to its place. */
export function SentBack({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const dates = useDates();
  const { go } = useNavigation();
  const { sentBack } = view;
  if (sentBack === null) return null;
  const who = sentBack.by === null ? '' : ` by ${firstName(sentBack.by.name)}`;
  return (
    <Panel
      title={`Sent back${who}, ${dates.moment(sentBack.at)}`}
      action={<ArrowHookUpLeft20Regular aria-hidden />}
      isCard
    >
      <ul className={styles.list}>
        {sentBack.points.map((point) => (
          <li key={`${point.reason} ${point.text}`} className={styles.line}>
            <span className={styles.words}>
              <Body1>{point.text}</Body1>
              <Caption1 className={styles.quiet}>{reasonWords[point.reason]}</Caption1>
            </span>
            {point.page === null ? null : (
              <Button size="small" onClick={() => go(point.page ?? 'overview', point.ref)}>
                Open
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
