import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ItemSaid } from '../../src/checklist/model.ts';
import { Quiet } from './layout.tsx';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', maxWidth: '72ch', overflowWrap: 'anywhere' },
  rows: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** What an item said at one time, and where it says so; null where nobody had touched it. */
export function Said({ said }: { said: ItemSaid | null }) {
  return (
    <>
      <Words said={said} />
      {said?.source ? <Quiet>Where it says so: {said.source}</Quiet> : null}
    </>
  );
}

function Words({ said }: { said: ItemSaid | null }) {
  const styles = useStyles();
  if (said?.status === 'not-applicable') return <Body1>Not applicable: {said.reason}</Body1>;
  if (said && said.rows.length > 0) {
    return (
      <ul className={styles.rows}>
        {said.rows.map((row, index) => (
          <li key={`${index} ${row[0] ?? ''}`}>
            <Body1>{row[0]}</Body1>
            <Caption1 block>{restOf(said.columns, row)}</Caption1>
          </li>
        ))}
      </ul>
    );
  }
  return <Body1 className={styles.text}>{said?.text || 'Nothing.'}</Body1>;
}

function restOf(columns: readonly string[], row: readonly string[]): string {
  return row
    .map((cell, index) => (index === 0 || cell === '' ? '' : `${columns[index] ?? ''}: ${cell}`))
    .filter((part) => part !== '')
    .join(' · ');
}
