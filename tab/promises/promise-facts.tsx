import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PromiseGroup, PromiseView } from '../../src/promises/model.ts';
import { firstName, verdictWords } from '../../src/words.ts';
import { Mark, type MarkKind } from '../ui/mark.tsx';
import { useDates } from '../ui/use-dates.ts';
import { planWords, standingWords, viaWords } from '../words.ts';
import { IsIn, Outcome } from './promise-outcome.tsx';

const useStyles = makeStyles({
  words: { overflowWrap: 'anywhere', maxWidth: '72ch' },
  pair: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'baseline',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const marks: Record<PromiseGroup, MarkKind> = {
  'to-agree': 'blocks',
  unchecked: 'check',
  fine: 'done',
  withdrawn: 'not-applicable',
};

/** Where a promise comes from, what tech says of it, what became of it, and which row it is in. */
export function PromiseFacts(props: { handoverId: string; promise: PromiseView }) {
  const styles = useStyles();
  const { promise } = props;
  return (
    <>
      <div className={styles.pair}>
        <Origin promise={promise} />
        <Verdict promise={promise} />
      </div>
      <div className={styles.pair}>
        <Terms promise={promise} />
        <IsIn promise={promise} />
      </div>
      <Outcome {...props} />
      {promise.plan === null ? null : (
        <Caption1 className={styles.quiet}>
          The client confirms it: {planWords[promise.plan].toLowerCase()}
        </Caption1>
      )}
    </>
  );
}

function Origin({ promise }: { promise: PromiseView }) {
  const styles = useStyles();
  const dates = useDates();
  const from = [promise.promisedBy, promise.promisedTo]
    .filter((name) => name !== null)
    .join(' to ');
  const how = [
    promise.via === null ? null : viaWords[promise.via].toLowerCase(),
    promise.promisedOn === null ? null : dates.day(promise.promisedOn),
  ].filter((part) => part !== null);
  const parts = [
    standingWords[promise.standing].toLowerCase(),
    [from, ...how].filter((part) => part !== '').join(', '),
    promise.source ?? '',
  ].filter((part) => part !== '');
  return <Caption1 className={styles.quiet}>{parts.join(' · ')}</Caption1>;
}

function Verdict({ promise }: { promise: PromiseView }) {
  const styles = useStyles();
  const dates = useDates();
  const mark = marks[promise.group];
  if (promise.verdict === null) return <Mark kind={mark}>Nobody has checked it yet</Mark>;
  const { effortHours: hours, possibleDate: date } = promise;
  const said = verdictWords(promise.facts, { hours, day: date === null ? null : dates.day(date) });
  const spare = hours !== null && hours < 0 ? [`${-hours} h to spare`] : [];
  return (
    <span className={styles.facts}>
      <Mark kind={mark}>{[...said, ...spare].join(' · ')}</Mark>
      {promise.verdictBy === null || promise.verdictAt === null ? null : (
        <Caption1 className={styles.quiet}>
          {firstName(promise.verdictBy.name)}, {dates.moment(promise.verdictAt)}
        </Caption1>
      )}
    </span>
  );
}

/** On which condition, and what is offered instead. */
function Terms({ promise: { condition, fallback, fallbackHours } }: { promise: PromiseView }) {
  const styles = useStyles();
  const hours = fallbackHours === null ? '' : `, ${fallbackHours > 0 ? '+' : ''}${fallbackHours} h`;
  const terms = [
    ...(condition === null ? [] : [`only if ${condition}`]),
    ...(fallback === null ? [] : [`instead: ${fallback}${hours}`]),
  ];
  return <Body1 className={styles.words}>{terms.join(' · ')}</Body1>;
}
