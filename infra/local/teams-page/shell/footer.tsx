import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { FlashRegular } from '@fluentui/react-icons/svg/flash';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LedgerEntry } from '../../page-model.ts';
import { BreakSomething } from '../break/break-something.tsx';
import { ask } from '../servers/microsoft.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { WhatHappened } from '../viewers/what-happened.tsx';
import { Word } from './word.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  doors: { display: 'flex', flexWrap: 'wrap' },
});

const FAULTS_MS = 2000;

/** What exists outside the product because of it, counted, and the list behind the count. */
export function Footer() {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const ledger = useMicrosoft('ledger', 'ledger');
  const entries = ledger.data ?? [];
  return (
    <div className={styles.line}>
      <Text role="status">
        Outside world: {counted(entries, 'folder-created', 'folder')} ·{' '}
        {counted(entries, 'event-created', 'event')} · {counted(entries, 'mail-sent', 'mail')}
      </Text>
      <div className={styles.doors}>
        <Button appearance="subtle" icon={<HistoryRegular />} onClick={() => setOpen(true)}>
          <Word>What happened</Word>
        </Button>
        <BreakButton />
      </div>
      <WhatHappened entries={entries} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}

function BreakButton() {
  const [open, setOpen] = useState(false);
  const faults = useQuery({
    queryKey: ['microsoft', 'faults'],
    queryFn: ({ signal }) => ask('faults', 'faults', signal),
    refetchInterval: open ? FAULTS_MS : false,
  });
  const broken = faults.data?.length ?? 0;
  return (
    <>
      <Button appearance="subtle" icon={<FlashRegular />} onClick={() => setOpen(true)}>
        <Word>{broken > 0 ? `Break something (${broken} broken)` : 'Break something'}</Word>
      </Button>
      <BreakSomething
        faults={faults.data ?? []}
        again={() => void faults.refetch()}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

function counted(entries: readonly LedgerEntry[], kind: string, word: string): string {
  const count = entries.filter((entry) => entry.kind === kind).length;
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
