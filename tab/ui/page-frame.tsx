import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: {
    boxSizing: 'border-box',
    maxWidth: '1200px',
    minHeight: '100vh',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    '@media (max-width: 480px)': {
      paddingInline: tokens.spacingHorizontalM,
      paddingBottom: '88px',
    },
  },
});

/** The frame of a whole page: at most 1200 px wide, with room for the phone's sticky button. */
export function PageFrame({ children }: { children: ReactNode }) {
  return <main className={useStyles().frame}>{children}</main>;
}
