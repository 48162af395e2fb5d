import { Body1Strong, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { PersonRef } from '../../src/people/model.ts';
import { firstName } from '../../src/words.ts';
import { History20Regular } from './icons.ts';
import { Row, Stack } from './layout.tsx';
import { Failed } from './states.tsx';
import { useDates } from './use-dates.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What somebody wrote at one time. */
export interface HistoryEntry {
  number: number;
  by: PersonRef;
  at: string;
  said: ReactNode;
}

/** The button that unfolds a history; what is in it is read only then. */
export function History({ children }: { children: ReactNode }) {
  const [isOpen, open] = useState(false);
  return (
    <Stack>
      <Row>
        <Button
          size="small"
          appearance="subtle"
          icon={<History20Regular />}
          aria-expanded={isOpen}
          onClick={() => open(!isOpen)}
        >
          History
        </Button>
      </Row>
      {isOpen ? children : null}
    </Stack>
  );
}

/** Who wrote what when, the newest first; all but that can be brought back. */
export function HistoryList(props: {
  entries: readonly HistoryEntry[];
  isBusy: boolean;
  error?: unknown;
  onBringBack: (number: number) => void;
}) {
  const styles = useStyles();
  const dates = useDates();
  return (
    <>
      {props.error ? <Failed error={props.error} /> : null}
      <ul className={styles.list} aria-label="History">
        {props.entries.map(({ number, by, at, said }, index) => {
          const title = `${firstName(by.name)}, ${dates.moment(at)}`;
          return (
            <li key={number} className={styles.entry}>
              <Body1Strong>{index === 0 ? `${title} · now` : title}</Body1Strong>
              {said}
              {index === 0 ? null : (
                <Row>
                  <Button
                    size="small"
                    disabledFocusable={props.isBusy}
                    aria-label={`Bring back: ${title}`}
                    onClick={() => props.onBringBack(number)}
                  >
                    Bring back
                  </Button>
                </Row>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
