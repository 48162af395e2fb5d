import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { HandoverLines } from '../../src/handover/model.ts';
import { stateWords } from '../../src/words.ts';
import { ChevronRight16Regular } from './icons.ts';
import { pressableLine } from './pressable-line.ts';
import { useDates } from './use-dates.ts';

type Line = HandoverLines['handovers'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    ...pressableLine,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    minHeight: '48px',
  },
  words: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Handovers to open or to choose from. */
export function HandoverList(props: { lines: Line[]; onOpen: (line: Line) => void }) {
  const styles = useStyles();
  const dates = useDates();
  return (
    <ul className={styles.list}>
      {props.lines.map((line) => (
        <li key={line.id}>
          <button type="button" className={styles.line} onClick={() => props.onOpen(line)}>
            <span className={styles.words}>
              <Body1>{line.project}</Body1>
              <Caption1 className={styles.quiet}>
                {line.clientName} · {stateWords[line.state]} · start {dates.day(line.promisedStart)}
              </Caption1>
            </span>
            <ChevronRight16Regular aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
