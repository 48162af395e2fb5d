import { Body1, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { QuestionView } from '../../src/questions/model.ts';
import { useNavigation } from '../place.ts';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { WaitingFor } from '../ui/person.tsx';
import { pressableLine } from '../ui/pressable-line.ts';
import { questionWords } from '../words.ts';

const useStyles = makeStyles({
  line: {
    ...pressableLine,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeftStyle: 'solid',
    borderLeftWidth: tokens.strokeWidthThickest,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
});

const MARK_OF: Record<QuestionView['state'], MarkKind> = {
  open: 'check',
  answered: 'check',
  reopened: 'check',
  settled: 'done',
  withdrawn: 'not-applicable',
};

/** A question in the list: its words, what it is about and whom it waits for. */
export function QuestionLine(props: { question: QuestionView; isSelected: boolean }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { question } = props;
  const isDone = question.state === 'settled' || question.state === 'withdrawn';
  return (
    <li>
      <button
        type="button"
        className={mergeClasses(styles.line, props.isSelected && styles.selected)}
        aria-current={props.isSelected}
        onClick={() => go('questions', question.id)}
      >
        <Body1>{question.text}</Body1>
        <span className={styles.facts}>
          <QuestionMark question={question} />
          {isDone ? null : <WaitingFor person={question.waitsFor} since={question.since} />}
          {question.about.label === null ? null : (
            <Caption1 className={styles.quiet}>about {question.about.label}</Caption1>
          )}
        </span>
      </button>
    </li>
  );
}

/** Where a question stands; a blocking one says so while it is open. */
export function QuestionMark({ question }: { question: QuestionView }) {
  const isDone = question.state === 'settled' || question.state === 'withdrawn';
  if (question.blocking && !isDone) {
    return <Mark kind="blocks">{questionWords[question.state]} · blocks</Mark>;
  }
  return <Mark kind={MARK_OF[question.state]}>{questionWords[question.state]}</Mark>;
}
