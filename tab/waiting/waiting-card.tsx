import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { WaitingView } from '../../src/waiting/model.ts';
import { firstName } from '../../src/words.ts';
import { useBothTimes } from '../ui/both-times.ts';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: { maxWidth: '72ch' },
  button: { marginLeft: 'auto' },
});

/** One thing that waits for the reader, with the one action that moves it on. */
export function WaitingCard(props: { line: WaitingView['waiting'][number]; onOpen: () => void }) {
  const styles = useStyles();
  const dates = useDates();
  const both = useBothTimes();
  const { line } = props;
  const facts = [
    line.from === null ? null : firstName(line.from.name),
    line.dueAt === null ? null : `by ${dates.due(line.dueAt)}`,
    line.dueAt === null && line.since !== null ? dates.since(line.since) : null,
  ].filter((fact) => fact !== null);
  const { moment } = line;
  const title = moment === null ? line.title : `${line.title} ${both(moment.at, moment.timeZone)}`;
  return (
    <article className={styles.card} aria-label={title}>
      <Caption1 className={styles.quiet}>{line.project}</Caption1>
      <Body1Strong className={styles.title}>{title}</Body1Strong>
      {line.detail === null ? null : <Caption1 className={styles.quiet}>{line.detail}</Caption1>}
      <div className={styles.foot}>
        <Caption1 className={styles.quiet}>{facts.join(' · ')}</Caption1>
        <Button className={styles.button} onClick={props.onOpen}>
          {line.action.label}
        </Button>
      </div>
    </article>
  );
}
