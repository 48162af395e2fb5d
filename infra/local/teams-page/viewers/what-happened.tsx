import {
  Button,
  Caption1,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { LedgerEntry } from '../../page-model.ts';
import { clock } from '../shell/times.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  entry: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Every effect on the outside world in plain sentences, the latest first. */
export function WhatHappened(props: {
  entries: readonly LedgerEntry[];
  open: boolean;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { entries, open, onClose } = props;
  return (
    <OverlayDrawer modalType="non-modal" position="end" open={open} onOpenChange={onClose}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label="Close"
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          What happened
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0} role="region" aria-label="What happened, the latest first">
        {entries.length === 0 && <Text>Nothing yet: no folder, no event, no mail, no card.</Text>}
        <ol className={styles.list}>
          {entries.toReversed().map((entry) => (
            <li key={entry.number} className={styles.entry}>
              <Text>{entry.summary}</Text>
              <Caption1 className={styles.quiet}>
                {clock(entry.at)} · {entry.actor}
              </Caption1>
            </li>
          ))}
        </ol>
      </DrawerBody>
    </OverlayDrawer>
  );
}
