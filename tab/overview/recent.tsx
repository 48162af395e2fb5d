import { Body1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Change } from '../../src/record/model.ts';
import { firstName } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { Panel, Quiet } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { paddingBlock: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
});

/** The last changes, newest first; nothing when there are none. */
export function Recent({ changes }: { changes: Change[] }) {
  const { go } = useNavigation();
  if (changes.length === 0) return null;
  return (
    <Panel title="Since you were here">
      <ChangeList changes={changes} />
      <div>
        <Link as="button" onClick={() => go('changes')}>
          All changes
        </Link>
      </div>
    </Panel>
  );
}

/** Changes as sentences, each leading to its place; `renderMore` gives what stands below a line. */
export function ChangeList(props: {
  changes: Change[];
  renderMore?: (change: Change) => ReactNode;
}) {
  const styles = useStyles();
  const dates = useDates();
  const { go } = useNavigation();
  return (
    <ul className={styles.list}>
      {props.changes.map((change) => (
        <li key={change.id} className={styles.line}>
          <Body1>
            {change.by === null ? '' : `${firstName(change.by.name)}: `}
            <Link as="button" inline onClick={() => go(change.page, change.ref)}>
              {change.text}
            </Link>
          </Body1>{' '}
          <Quiet>{dates.moment(change.at)}</Quiet>
          {props.renderMore?.(change)}
        </li>
      ))}
    </ul>
  );
}
