import { Body1, Caption1, Link, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { QuestionView } from '../../src/questions/model.ts';
import { firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { Row, Stack } from '../ui/layout.tsx';
import { OutLink } from '../ui/out-link.tsx';
import { WaitingFor } from '../ui/person.tsx';
import { Target } from '../ui/target.tsx';
import { useDates } from '../ui/use-dates.ts';
import { QuestionMark } from './question-line.tsx';
import { QuestionMoves } from './question-moves.tsx';

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: 'anywhere', maxWidth: '72ch' },
  answer: {
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke1}`,
  },
  text: { whiteSpace: 'pre-line', maxWidth: '72ch', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  thread: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: { paddingBlock: tokens.spacingVerticalXS, display: 'flex', flexDirection: 'column' },
});

const DID: Record<QuestionView['thread'][number]['kind'], string> = {
  asked: 'asked',
  answered: 'answered',
  settled: 'said that settles it',
  reopened: 'said not yet',
  withdrawn: 'withdrew it',
};

/** One question whole: where it came from, the answer set apart, the thread, the next move. */
export function QuestionDetail(props: { handoverId: string; question: QuestionView }) {
  const styles = useStyles();
  const dates = useDates();
  const { question } = props;
  return (
    <Target name={question.id} isCalm>
      <Stack>
        <Subtitle2 as="h2" className={styles.title}>
          {question.text}
        </Subtitle2>
        <Row>
          <QuestionMark question={question} />
          {question.state === 'settled' || question.state === 'withdrawn' ? null : (
            <WaitingFor person={question.waitsFor} since={question.since} />
          )}
          {question.dueAt === null || question.state === 'answered' ? null : (
            <Caption1 className={styles.quiet}>by {dates.due(question.dueAt)}</Caption1>
          )}
        </Row>
        <Origin question={question} />
        {question.answer === null ? null : (
          <section className={styles.answer} aria-label="Answer">
            <Caption1 className={styles.quiet}>
              Answer · {firstName(question.answer.by.name)}, {dates.moment(question.answer.at)}
            </Caption1>
            <Body1 block className={styles.text}>
              {question.answer.text}
            </Body1>
          </section>
        )}
        <QuestionMoves key={question.id} {...props} />
        <Thread question={question} />
      </Stack>
    </Target>
  );
}

function Origin({ question }: { question: QuestionView }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { about } = question;
  const page = about.kind === 'item' ? 'checklist' : about.kind === 'promise' ? 'promises' : null;
  return (
    <Row>
      <Caption1 className={styles.quiet}>{question.askedBy.name} asks</Caption1>
      {about.label === null ? null : page === null ? (
        <Caption1 className={styles.quiet}>about {about.label}</Caption1>
      ) : (
        <Link as="button" onClick={() => go(page, about.ref)}>
          about {about.label}
        </Link>
      )}
      {question.messageUrl === null ? null : (
        <OutLink url={question.messageUrl}>the message in Teams</OutLink>
      )}
    </Row>
  );
}

function Thread({ question }: { question: QuestionView }) {
  const styles = useStyles();
  const dates = useDates();
  return (
    <ol className={styles.thread} aria-label="What was said">
      {question.thread.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <Caption1 className={styles.quiet}>
            {entry.by?.name ?? 'Somebody'} {DID[entry.kind]}, {dates.moment(entry.at)}
          </Caption1>
          {entry.text === null ? null : <Body1 className={styles.text}>{entry.text}</Body1>}
        </li>
      ))}
    </ol>
  );
}
