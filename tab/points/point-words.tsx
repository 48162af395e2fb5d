import { Body1, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { PointView } from '../../src/points/model.ts';
import { firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { useDates } from '../ui/use-dates.ts';
import { reasonWords } from '../words.ts';

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const marks: Record<PointView['state'], { kind: MarkKind; word: string }> = {
  'not-sent': { kind: 'check', word: 'Not sent yet' },
  open: { kind: 'blocks', word: 'Open' },
  done: { kind: 'done', word: 'Done' },
  cant: { kind: 'not-applicable', word: 'Can’t' },
};

/** A point in words: what sales has to mend, as what it is sent back, and what was done about it. */
export function PointWords({ point }: { point: PointView }) {
  const styles = useStyles();
  const { kind, word } = marks[point.state];
  return (
    <span className={styles.words}>
      <Body1>{point.text}</Body1>
      <Caption1 className={styles.quiet}>{reasonWords[point.reason]}</Caption1>
      {point.state === 'open' ? null : (
        <span>
          <Mark kind={kind}>{word}</Mark> <Outcome point={point} />
        </span>
      )}
    </span>
  );
}

function Outcome({ point }: { point: PointView }) {
  const styles = useStyles();
  const dates = useDates();
  const { go } = useNavigation();
  const { answer, change, handledAt, handledBy } = point;
  if (handledBy === null || handledAt === null) return null;
  const who = `${firstName(handledBy.name)}, ${dates.moment(handledAt)}`;
  if (answer !== null) {
    return (
      <Caption1>
        because: “{answer}” <span className={styles.quiet}>{who}</span>
      </Caption1>
    );
  }
  return (
    <Caption1>
      <span className={styles.quiet}>{who}: </span>
      {change === null ? (
        'nothing changed there since'
      ) : (
        <Link as="button" inline onClick={() => go(change.page, change.ref)}>
          {change.text}
        </Link>
      )}
    </Caption1>
  );
}
