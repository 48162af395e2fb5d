import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { PromiseView } from '../../src/promises/model.ts';
import { firstName } from '../../src/words.ts';
import { useHandover } from '../data/queries.ts';
import { Mark } from '../ui/mark.tsx';
import { WaitingFor } from '../ui/person.tsx';
import { useDates } from '../ui/use-dates.ts';
import { resolutionWords } from '../words.ts';

const useStyles = makeStyles({
  words: { overflowWrap: 'anywhere', maxWidth: '72ch' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The row it is in, or the one that is suggested once it is to be kept. */
export function IsIn({ promise: { carriedBy, suggestedIn, group } }: { promise: PromiseView }) {
  const styles = useStyles();
  const isAsked = group === 'to-agree' || group === 'fine';
  const row = carriedBy ?? (isAsked ? suggestedIn : null);
  if (row === null) return null;
  return (
    <Caption1>
      Is in: {row.name}
      {carriedBy === null ? '?' : ''} <span className={styles.quiet}>{row.text}</span>
    </Caption1>
  );
}

/** What became of it, by whom; or for whom it waits. */
export function Outcome({ handoverId, promise }: { handoverId: string; promise: PromiseView }) {
  const styles = useStyles();
  const dates = useDates();
  const view = useHandover(handoverId).data;
  const { resolution, resolvedBy, resolvedAt } = promise;
  if (resolution === null) {
    if (promise.group !== 'to-agree' || promise.can.resolve) return null;
    const people = view?.standing === 'internal' ? view.people : [];
    const owner = people.find(({ role }) => role === 'sales-owner')?.person ?? null;
    return <WaitingFor person={owner} since={promise.verdictAt} />;
  }
  return (
    <div className={styles.facts}>
      <Mark kind={resolution === 'withdraw' ? 'not-applicable' : 'done'}>
        {resolutionWords[resolution]}
      </Mark>
      {promise.resolutionNote === null ? null : (
        <Body1 className={styles.words}>{promise.resolutionNote}</Body1>
      )}
      {resolvedBy === null || resolvedAt === null ? null : (
        <Caption1 className={styles.quiet}>
          {firstName(resolvedBy.name)}, {dates.moment(resolvedAt)}
        </Caption1>
      )}
    </div>
  );
}
