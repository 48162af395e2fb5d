import { Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { ChevronDown16Regular, ChevronRight16Regular } from './icons.ts';

const useStyles = makeStyles({
  heading: { margin: 0 },
  button: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    minHeight: '32px',
    padding: 0,
    border: 'none',
    cursor: 'pointer',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A titled group that folds; it unfolds whenever `openWhen` changes to a number. */
export function Disclosure(props: {
  title: string;
  isOpenAtFirst: boolean;
  openWhen: number | null;
  children: ReactNode;
}) {
  const styles = useStyles();
  const [isOpen, open] = useState(props.isOpenAtFirst || props.openWhen !== null);
  useEffect(() => {
    if (props.openWhen !== null) open(true);
  }, [props.openWhen]);
  const Chevron = isOpen ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <section aria-label={props.title}>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          onClick={() => open(!isOpen)}
        >
          <Chevron aria-hidden />
          <Subtitle2>{props.title}</Subtitle2>
        </button>
      </h2>
      {isOpen ? props.children : null}
    </section>
  );
}
