import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { STEPS } from './steps.ts';
import type { Tour } from './use-tour.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    paddingInline: 0,
    paddingBlock: tokens.spacingVerticalS,
    // A narrow screen has no room for it: Next walks through the steps there.
    '@media (max-width: 800px)': { display: 'none' },
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  step: {
    width: '100%',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
  },
  current: { fontWeight: tokens.fontWeightSemibold },
  done: { color: tokens.colorStatusSuccessForeground1 },
});

/** The six steps; a tick stands where it really happened. */
export function StepList({ tour }: { tour: Tour }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="Steps">
      {STEPS.map(({ title }, index) => {
        const isDone = tour.judged[index]?.done ?? false;
        const isHere = index === tour.step;
        return (
          <li key={title}>
            <Button
              appearance="subtle"
              className={styles.step}
              aria-current={isHere ? 'step' : undefined}
              aria-label={`${index + 1} ${title}${isDone ? ', done' : ''}`}
              icon={isDone ? <CheckmarkCircleFilled className={styles.done} /> : <CircleRegular />}
              onClick={() => tour.turnTo(index)}
            >
              <span className={isHere ? styles.current : undefined}>
                {index + 1} {title}
              </span>
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
