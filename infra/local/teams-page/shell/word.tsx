import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { unseen } from './unseen.ts';

const useStyles = makeStyles({
  word: {
    '@media (max-width: 560px)': unseen,
  },
});

/** A button's word beside its icon; on a phone only the icon is seen, and the word is still read out. */
export function Word({ children }: { children: ReactNode }) {
  return <span className={useStyles().word}>{children}</span>;
}
