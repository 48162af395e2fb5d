import { Switch } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { useHost } from '../host.ts';
import { Row, Quiet } from '../ui/layout.tsx';
import { Empty, Failed } from '../ui/states.tsx';
import { useMarkRead } from './changes.ts';
import { FILTERS, type Filter } from './filters.ts';
import { HeldChanges } from './held-changes.tsx';
import { ItemLine } from './item-line.tsx';
import { useHeldItems } from './use-held-items.ts';

interface ItemsProps {
  handoverId: string;
  items: ItemView[];
  filter: Filter;
  openKey: string | null;
  open: (key: string | null) => void;
}

/** The items of a section; what is open and read goes with one press, or one key, on to the next. */
export function Items(props: ItemsProps) {
  const isEdited = ({ definition, can }: ItemView) => definition.key === props.openKey && can.edit;
  const held = useHeldItems(props.items, props.items.find(isEdited)?.definition.key ?? null);
  const me = useHost().context.person?.id;
  const shown = held.shown.filter(
    (item) => FILTERS[props.filter].keeps(item, me) || item.definition.key === props.openKey,
  );
  const reading = useReading(props, shown);
  if (shown.length === 0) {
    return (
      <Empty text={props.filter === 'all' ? 'Nothing is asked here.' : 'Nothing left here.'} />
    );
  }
  return (
    <div ref={reading.list}>
      <HeldChanges changed={held.changed} onShow={held.show} />
      {shown.some(({ can }) => can.markRead) ? (
        <Row>
          <Quiet>Key R: read, no questions, and on to the next.</Quiet>
          <Switch
            label="Use it"
            checked={reading.isKeyOn}
            onChange={(_event, { checked }) => reading.setKey(checked)}
          />
        </Row>
      ) : null}
      {reading.error ? <Failed error={reading.error} /> : null}
      {shown.map((item) => (
        <ItemLine
          key={item.definition.key}
          handoverId={props.handoverId}
          item={item}
          isOpen={props.openKey === item.definition.key}
          onToggle={() =>
            props.open(props.openKey === item.definition.key ? null : item.definition.key)
          }
          onRead={() => reading.read(item)}
          onKey={reading.onKey}
        />
      ))}
    </div>
  );
}

/** Marks what is open as read, and opens the next that is not. */
function useReading({ handoverId, openKey, open }: ItemsProps, shown: readonly ItemView[]) {
  const markRead = useMarkRead(handoverId);
  const list = useRef<HTMLDivElement>(null);
  const [isKeyOn, setKey] = useState(true);
  const read = (item: ItemView) => {
    if (!item.can.markRead) return;
    const at = shown.indexOf(item);
    const rest = [...shown.slice(at + 1), ...shown.slice(0, at)];
    const next = rest.find(({ can }) => can.markRead);
    markRead.mutate([item]);
    open(next?.definition.key ?? null);
    const target = next ?? item;
    requestAnimationFrame(() => lineOf(list.current, target.definition.key)?.focus());
  };
  const onKey = (event: KeyboardEvent) => {
    if (!isKeyOn || event.key.toLowerCase() !== 'r' || isTogether(event)) return;
    const item = shown.find(({ definition }) => definition.key === openKey);
    if (item?.can.markRead !== true) return;
    event.preventDefault();
    read(item);
  };
  return { list, read, onKey, isKeyOn, setKey, error: markRead.error };
}

function lineOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector(`[data-ref="${key}"] button[aria-expanded]`) ?? null;
}

/** A letter that is pressed together with others is the browser's or the system's. */
function isTogether({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}
