import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const PHONE = '@media (max-width: 480px)';

const useStyles = makeStyles({
  sticky: {
    [PHONE]: {
      position: 'fixed',
      insetInline: 0,
      bottom: 0,
      zIndex: 10,
      display: 'flex',
      flexDirection: 'column',
      padding: tokens.spacingHorizontalM,
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      '& > button': { minHeight: '44px' },
    },
  },
  hidden: { [PHONE]: { display: 'none' } },
});

/** The screen's one primary button; on a phone it stays at the bottom, or is left out. */
export function Sticky(props: { isHiddenOnPhone?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.sticky, props.isHiddenOnPhone === true && styles.hidden)}>
      {props.children}
    </div>
  );
}
