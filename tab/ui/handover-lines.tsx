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

/** What is known of a handover beside its name; a client is told no more than their page says. */
function wordsOf({ clientName, state, promisedStart }: Line, day: (day: string) => string): string {
  const facts = [
    clientName,
    state && stateWords[state],
    promisedStart && `start ${day(promisedStart)}`,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

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
              <Caption1 className={styles.quiet}>{wordsOf(line, dates.day)}</Caption1>
            </span>
            <ChevronRight16Regular aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
