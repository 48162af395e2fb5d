import {
  Button,
  Field,
  Select,
  Tab,
  TabList,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, useRef } from 'react';
import type { ChecklistView, ItemView } from '../../src/checklist/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import { useChecklist } from '../data/queries.ts';
import { isFilling, useNavigation } from '../place.ts';
import { Panel, Row, Stack } from '../ui/layout.tsx';
import { Empty, Failed, WhenLoaded } from '../ui/states.tsx';
import { useMarkRead } from './changes.ts';
import { FillLeft, leftToFill } from './fill-left.tsx';
import { HeldChanges } from './held-changes.tsx';
import { ItemLine } from './item-line.tsx';
import { useHeldItems } from './use-held-items.ts';

type Filter = 'all' | 'needed' | 'unread';

const FILTERS: Record<Filter, { word: string; keeps: (item: ItemView) => boolean }> = {
  all: { word: 'All', keeps: () => true },
  needed: { word: 'Needed now', keeps: (item) => item.required && item.status === 'unknown' },
  unread: { word: 'Unread', keeps: (item) => item.status === 'answered' },
};

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
        action={
          <Tools
            {...{ handoverId, filter, setFilter, items: inSection, left: leftToFill(list).length }}
          />
        }
      >
        <Items {...{ handoverId, filter, openKey, open, items: inSection }} />
      </Panel>
    </div>
  );
}

function countOf(list: ChecklistView, section: string): string {
  const items = list.items.filter((item) => item.definition.section === section);
  return `${items.filter((item) => item.status !== 'unknown').length}/${items.length}`;
}

function Tools(props: {
  handoverId: string;
  items: ItemView[];
  /** How many things block submission and may be filled in by this reader, in all sections. */
  left: number;
  filter: Filter;
  setFilter: (filter: Filter) => void;
}) {
  const markRead = useMarkRead(props.handoverId);
  const { go } = useNavigation();
  const unread = props.items.filter((item) => item.can.markRead);
  return (
    <Stack>
      <Row>
        {props.left > 0 ? (
          <Button onClick={() => go('checklist', 'left')}>Fill what is left ({props.left})</Button>
        ) : null}
        {unread.length > 0 ? (
          <Button disabled={markRead.isPending} onClick={() => markRead.mutate(unread)}>
            Mark all in this section read ({unread.length})
          </Button>
        ) : null}
        <Select
          aria-label="Show"
          value={props.filter}
          onChange={(_event, { value }) => props.setFilter(value as Filter)}
        >
          {(Object.keys(FILTERS) as Filter[]).map((name) => (
            <option key={name} value={name}>
              Show: {FILTERS[name].word.toLowerCase()}
            </option>
          ))}
        </Select>
      </Row>
      {markRead.error ? <Failed error={markRead.error} /> : null}
    </Stack>
  );
}

function Items(props: {
  handoverId: string;
  items: ItemView[];
  filter: Filter;
  openKey: string | null;
  open: (key: string | null) => void;
}) {
  const isEdited = ({ definition, can }: ItemView) => definition.key === props.openKey && can.edit;
  const held = useHeldItems(props.items, props.items.find(isEdited)?.definition.key ?? null);
  const shown = held.shown.filter(
    (item) => FILTERS[props.filter].keeps(item) || item.definition.key === props.openKey,
  );
  if (shown.length === 0) {
    return (
      <Empty text={props.filter === 'all' ? 'Nothing is asked here.' : 'Nothing left here.'} />
    );
  }
  return (
    <div>
      <HeldChanges changed={held.changed} onShow={held.show} />
      {shown.map((item) => (
        <ItemLine
          key={item.definition.key}
          handoverId={props.handoverId}
          item={item}
          isOpen={props.openKey === item.definition.key}
          onToggle={() =>
            props.open(props.openKey === item.definition.key ? null : item.definition.key)
          }
        />
      ))}
    </div>
  );
}
