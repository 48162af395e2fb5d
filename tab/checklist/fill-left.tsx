import { Body1, Button, Caption1, Subtitle1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ChecklistView, ItemView } from '../../src/checklist/model.ts';
import { counted } from '../../src/words.ts';
import { useNavigation } from '../place.ts';
import { ChevronLeft20Regular } from '../ui/icons.ts';
import { FormWidth, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Sticky } from '../ui/sticky.tsx';
import { audienceWords } from '../words.ts';
import { ItemEditor } from './item-editor.tsx';
import { isForSales, isMissing } from './whose.ts';

const AT_MOST = 7;

const useStyles = makeStyles({
  top: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground3 },
  title: { margin: 0, ':focus': { outlineStyle: 'none' } },
});

/** What this reader may fill in and what blocks submission. */
export function leftToFill(list: ChecklistView): ItemView[] {
  return list.items.filter((item) => item.required && item.can.edit && isForSales(item));
}

/** What blocks submission, one thing a screen; the list is fixed when the reader begins. */
export function FillLeft({ handoverId, list }: { handoverId: string; list: ChecklistView }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const [queue] = useState(() =>
    leftToFill(list)
      .slice(0, AT_MOST)
      .map((item) => item.definition.key),
  );
  const [position, move] = useState(0);
  const item = list.items.find(({ definition }) => definition.key === queue[position]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [position]);
  const leave = () => go('checklist');
  return (
    <FormWidth>
      <Stack>
        <div className={styles.top}>
          <Button
            appearance="subtle"
            icon={<ChevronLeft20Regular />}
            onClick={() => (position === 0 ? leave() : move(position - 1))}
          >
            {position === 0 ? 'Checklist' : 'Back'}
          </Button>
          {item ? (
            <Caption1 className={styles.quiet}>
              {position + 1} of {queue.length}
            </Caption1>
          ) : null}
        </div>
        {item ? (
          <>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              <Subtitle1>{item.definition.title}</Subtitle1>
            </h1>
            <Quiet>{item.definition.guidance}</Quiet>
            <Quiet>Seen by: {audienceWords[item.audience].toLowerCase()}</Quiet>
            <ItemEditor key={item.definition.key} handoverId={handoverId} item={item} />
            <Sticky>
              {/* Each screen's own: a second press on the one before doesn't skip this one. */}
              <Button key={position} appearance="primary" onClick={() => move(position + 1)}>
                Next
              </Button>
            </Sticky>
          </>
        ) : (
          <Done list={list} onLeave={leave} />
        )}
      </Stack>
    </FormWidth>
  );
}

function Done({ list, onLeave }: { list: ChecklistView; onLeave: () => void }) {
  const needed = leftToFill(list).length;
  const optional = list.items.filter((item) => !item.required && isMissing(item)).length;
  const rest =
    needed > 0
      ? `${counted(needed, 'thing is', 'things are')} still missing.`
      : optional > 0
        ? `Done. ${optional} more would help tech.`
        : 'Done. Nothing is missing.';
  return (
    <>
      <Body1>{rest}</Body1>
      <Row>
        <Button onClick={onLeave}>Back to the checklist</Button>
      </Row>
    </>
  );
}
