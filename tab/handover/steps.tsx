import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import { stateWords } from '../../src/words.ts';
import { CheckmarkCircle16Filled, Circle16Regular, Record16Filled } from '../ui/icons.ts';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 480px)': { display: 'none' },
  },
  now: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 480px)': { display: 'inline-flex' },
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
});

/** How far the handover is; on a phone only the step it stands at. */
export function Steps({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const steps = stepsOf(view);
  const current = steps.findIndex((step) => !step.isDone);
  return (
    <ol className={styles.steps} aria-label="How far it is">
      {steps.map((step, index) => {
        const isNow = index === current;
        const Icon = step.isDone
          ? CheckmarkCircle16Filled
          : isNow
            ? Record16Filled
            : Circle16Regular;
        const look = mergeClasses(styles.step, step.isDone && styles.done, isNow && styles.now);
        return (
          <li key={step.word} className={look} {...(isNow ? { 'aria-current': 'step' } : {})}>
            <Icon aria-label={step.isDone ? 'done:' : isNow ? 'now:' : 'later:'} />
            <Caption1>{step.word}</Caption1>
          </li>
        );
      })}
    </ol>
  );
}

/** The way of a handover; paused, cancelled and closed ones say just that. */
function stepsOf(view: HandoverView): { word: string; isDone: boolean }[] {
  const { state } = view;
  if (state === 'paused' || state === 'cancelled' || state === 'closed') {
    return [{ word: stateWords[state], isDone: false }];
  }
  const reached = ['draft', 'in-review', 'accepted', 'in-delivery'].indexOf(state);
  return [
    { word: 'Draft', isDone: reached > 0 },
    { word: 'In review', isDone: reached > 1 },
    { word: 'Accepted', isDone: reached > 2 || (reached === 2 && view.kickoff !== null) },
    { word: 'Kickoff', isDone: reached > 2 },
    { word: 'In delivery', isDone: false },
  ];
}
