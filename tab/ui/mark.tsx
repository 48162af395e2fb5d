import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import {
  CheckmarkCircle16Filled,
  CircleHalfFill16Regular,
  ErrorCircle16Filled,
  SubtractCircle16Regular,
} from './icons.ts';

export type MarkKind = 'done' | 'check' | 'blocks' | 'not-applicable';

const MARKS = {
  done: { Icon: CheckmarkCircle16Filled, word: 'Done' },
  check: { Icon: CircleHalfFill16Regular, word: 'Check' },
  blocks: { Icon: ErrorCircle16Filled, word: 'Blocks' },
  'not-applicable': { Icon: SubtractCircle16Regular, word: 'Not applicable' },
} as const;

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  done: { color: tokens.colorStatusSuccessForeground1 },
  check: { color: tokens.colorStatusWarningForeground3 },
  blocks: { color: tokens.colorPaletteRedForeground1 },
  'not-applicable': { color: tokens.colorNeutralForeground3 },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** A state as icon and word; `isWordHidden` leaves the word to screen readers where space is scarce. */
export function Mark(props: { kind: MarkKind; children?: ReactNode; isWordHidden?: boolean }) {
  const styles = useStyles();
  const { Icon, word } = MARKS[props.kind];
  return (
    <span className={mergeClasses(styles.mark, styles[props.kind])}>
      <Icon aria-hidden />
      <Text size={200} className={mergeClasses(props.isWordHidden === true && styles.hidden)}>
        {props.children ?? word}
      </Text>
    </span>
  );
}
