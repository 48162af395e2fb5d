import { Field, Select, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, useRef } from 'react';
import type { ChecklistView } from '../../src/checklist/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useChecklist } from '../data/queries.ts';
import { isFilling, useNavigation } from '../place.ts';
import { Panel } from '../ui/layout.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { FillLeft } from './fill-left.tsx';
import type { Filter } from './filters.ts';
import { Items } from './items.tsx';
import { Proposals } from './proposals.tsx';
import { Tools } from './tools.tsx';
import { isMissing } from './whose.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '220px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalL,
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  sections: { overflowX: 'auto', alignSelf: 'start' },
  wide: { '@media (max-width: 800px)': { display: 'none' } },
  narrow: { display: 'none', '@media (max-width: 800px)': { display: 'block' } },
  // Fluent keeps room for the bold word and would centre each word in its own room.
  section: { justifySelf: 'start' },
  count: { color: tokens.colorNeutralForeground3 },
});

/** What the record asks for, section by section; every line opens in place. */
export function Checklist({ view }: { view: HandoverView }) {
  const checklist = useChecklist(view.id);
  const { place } = useNavigation();
  if (place.ref === 'proposals') return <Proposals handoverId={view.id} />;
  return (
    <WhenLoaded query={checklist} lines={12}>
      {(list) =>
        isFilling(place) ? (
          <FillLeft handoverId={view.id} list={list} />
        ) : (
          <Sections handoverId={view.id} list={list} />
        )
      }
    </WhenLoaded>
  );
}

function Sections({ handoverId, list }: { handoverId: string; list: ChecklistView }) {
  const styles = useStyles();
  const { place } = useNavigation();
  const { sections } = list;
  const [section, setSection] = useState(sections[0]?.key ?? '');
  const [openKey, open] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  // A refreshed list must not open again what the reader has closed, so the effect reads it aside.
  const items = useRef(list.items);
  useEffect(() => {
    items.current = list.items;
  });
  useEffect(() => {
    const asked = items.current.find((item) => item.definition.key === place.ref);
    if (!asked) return;
    setSection(asked.definition.section);
    setFilter('all');
    open(asked.definition.key);
  }, [open, place.ref, place.turn]);
  const inSection = list.items.filter((item) => item.definition.section === section);
  return (
    <div className={styles.columns}>
      <div className={styles.sections}>
        <div className={styles.wide}>
          <TabList
            vertical
            selectedValue={section}
            onTabSelect={(_event, { value }) => setSection(String(value))}
          >
            {sections.map(({ key, title }) => (
              <Tab key={key} value={key} content={{ className: styles.section }}>
                {title} <span className={styles.count}>{countOf(list, key)}</span>
              </Tab>
            ))}
          </TabList>
        </div>
        <div className={styles.narrow}>
          <Field label="Section">
            <Select value={section} onChange={(_event, { value }) => setSection(value)}>
              {sections.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title} {countOf(list, key)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </div>
      <Panel
        title={sections.find(({ key }) => key === section)?.title ?? ''}
        action={<Tools {...{ handoverId, filter, setFilter, list }} />}
      >
        <Items {...{ handoverId, filter, openKey, open, items: inSection }} />
      </Panel>
    </div>
  );
}

function countOf(list: ChecklistView, section: string): string {
  const items = list.items.filter((item) => item.definition.section === section);
  return `${items.filter((item) => !isMissing(item)).length}/${items.length}`;
}
