import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import { useHere } from '../place/use-place.ts';
import { DETOURS } from './detours.ts';
import { changeTo } from './go-to-spot.ts';
import { isOver, type Judged } from './rules.ts';
import { StepList } from './step-list.tsx';
import { EMPTY_CHANNEL, STEPS, type Part, type Spot, type Step } from './steps.ts';
import type { Tour } from './use-tour.ts';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    width: '288px',
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 800px)': {
      width: '100%',
      maxHeight: '36dvh',
      gap: tokens.spacingVerticalS,
      paddingBlock: tokens.spacingVerticalS,
      borderLeft: 'none',
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  happened: { display: 'flex', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  tick: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1, fontSize: '20px' },
});

/** The right column: one step, what to do, what to watch, and what of it happened. */
export function TourPanel({ tour }: { tour: Tour }) {
  const styles = useStyles();
  const step = STEPS[tour.step];
  const judged = tour.judged[tour.step] ?? null;
  const [isLeft, leave] = useState(false);
  if (!step) return null;
  const isLast = tour.step === STEPS.length - 1;
  const part = partOf(step, judged);
  return (
    <aside className={styles.panel} aria-label="Tour">
      <Subtitle2 as="h2">
        {tour.step + 1} {step.title}
      </Subtitle2>
      <Body1>{step.story}</Body1>
      {part && <Body1>{part.task}</Body1>}
      <div className={styles.row}>
        {part && <TakeMe spot={part.spot} primary={!judged?.done} />}
        <Button
          appearance={judged?.done || !part ? 'primary' : 'secondary'}
          onClick={() => (isLast ? leave(true) : tour.turnTo(tour.step + 1))}
        >
          {isLast ? 'Finish' : 'Next'}
        </Button>
      </div>
      <Body1 className={styles.quiet}>Watch: {step.watch}</Body1>
      <div role="status">{judged?.said && <Happened judged={judged} />}</div>
      <StepList tour={tour} />
      {isOver(tour.judged) || (isLast && isLeft) ? <LastCard /> : null}
    </aside>
  );
}

/** What to do next; null where nothing leads to the step any more. */
function partOf(step: Step, judged: Judged | null): Part | null {
  const part = judged?.part ?? (judged === null ? 0 : null);
  if (typeof part === 'string') return DETOURS[part];
  if (part === null && !judged?.done) return null;
  return step.parts[part ?? step.parts.length - 1] ?? null;
}

function TakeMe({ spot, primary }: { spot: Spot; primary: boolean }) {
  const { world, go } = useHere();
  return (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      onClick={() => go(changeTo(spot, world))}
    >
      Take me there
    </Button>
  );
}

function Happened({ judged }: { judged: Judged }) {
  const styles = useStyles();
  return (
    <div className={styles.happened}>
      {judged.done && <CheckmarkCircleFilled className={styles.tick} aria-label="Done" />}
      <Body1>{judged.said}</Body1>
    </div>
  );
}

function LastCard() {
  const styles = useStyles();
  return (
    <>
      <Subtitle2 as="h2">That was the product.</Subtitle2>
      <Body1>Make your own in the empty channel.</Body1>
      <div className={styles.row}>
        <TakeMe spot={EMPTY_CHANNEL} primary />
      </div>
      <Caption1 className={styles.quiet}>Start over brings the first deals back.</Caption1>
    </>
  );
}
