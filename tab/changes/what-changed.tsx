import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ItemSaid } from '../../src/checklist/model.ts';
import type { Change } from '../../src/record/model.ts';
import { useRevision } from '../data/queries.ts';
import { Said } from '../ui/item-said.tsx';
import { Stack } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalS,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: {
    minWidth: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThick,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  title: { margin: 0 },
});

/** Unfolds what one edit of an item changed; nothing for lines that tell of something else. */
export function WhatChanged({ handoverId, change }: { handoverId: string; change: Change }) {
  const dates = useDates();
  const [isOpen, open] = useState(false);
  const { ref, revision } = change;
  if (ref === null || revision === null) return null;
  return (
    <>
      <Button
        appearance="transparent"
        size="small"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? 'Hide what' : 'What'} changed: ${change.text}, ${dates.moment(change.at)}`}
        onClick={() => open(!isOpen)}
      >
        {isOpen ? 'Hide' : 'What changed'}
      </Button>
      {isOpen ? <BeforeAndAfter {...{ handoverId, itemKey: ref, revision }} /> : null}
    </>
  );
}

function BeforeAndAfter(props: { handoverId: string; itemKey: string; revision: number }) {
  const styles = useStyles();
  const query = useRevision(props.handoverId, props.itemKey, props.revision);
  return (
    <WhenLoaded query={query} lines={3}>
      {({ before, after }) => (
        <div className={styles.sides}>
          <Side title="Before" said={before} />
          <Side title="After" said={after} />
        </div>
      )}
    </WhenLoaded>
  );
}

function Side({ title, said }: { title: string; said: ItemSaid | null }) {
  const styles = useStyles();
  return (
    <section aria-label={title} className={styles.side}>
      <Stack>
        <Subtitle2 as="h3" className={styles.title}>
          {title}
        </Subtitle2>
        <Said said={said} />
      </Stack>
    </section>
  );
}
