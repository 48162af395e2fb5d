import { Body1, Caption1, Title3, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import { counted } from '../../src/words.ts';
import { daysFromToday } from '../ui/dates.ts';
import { useDates } from '../ui/use-dates.ts';
import { NextStep } from './next-step.tsx';
import { PageTabs } from './page-tabs.tsx';
import { Steps } from './steps.tsx';

/** Only whoever may send back, and has collected something, sees it. */
const NotSent = lazy(() => import('./not-sent.tsx').then((m) => ({ default: m.NotSent })));

const PHONE = '@media (max-width: 480px)';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalL,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
  },
  steps: { alignItems: 'center', minHeight: '32px' },
  title: { overflowWrap: 'anywhere', margin: 0 },
  client: {
    color: tokens.colorNeutralForeground3,
    '::before': { content: '"· "', [PHONE]: { content: '""' } },
    [PHONE]: { display: 'block' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The part that never changes place: which deal, when, how far, and the reader's one next step. */
export function Header({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const dates = useDates();
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <Title3 as="h1" className={styles.title}>
          {view.project} <Body1 className={styles.client}>{view.clientName}</Body1>
        </Title3>
        <Caption1 className={styles.quiet}>
          Start {dates.day(view.promisedStart)}
          {startDistance(daysFromToday(view.promisedStart), view.workingDaysToStart)} · live{' '}
          {dates.dayBoth(view.goLive)}
        </Caption1>
      </div>
      <div className={`${styles.line} ${styles.steps}`}>
        <Steps view={view} />
        {view.can.sendBack && view.notSent > 0 ? (
          <Suspense>
            <NotSent count={view.notSent} />
          </Suspense>
        ) : null}
        <NextStep view={view} />
      </div>
      <PageTabs view={view} />
    </header>
  );
}

/** No working day may lie between today and a start that is still to come. */
function startDistance(days: number, workingDays: number): string {
  if (days < 0) return ', passed';
  if (days === 0) return ', today';
  return ` (${counted(workingDays, 'working day')})`;
}
