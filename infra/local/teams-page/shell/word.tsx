import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  word: {
    '@media (max-width: 560px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
});

/** A button's word beside its icon; on a phone only the icon is seen, and the word is still read out. */
export function Word({ children }: { children: ReactNode }) {
  return <span className={useStyles().word}>{children}</span>;
}
