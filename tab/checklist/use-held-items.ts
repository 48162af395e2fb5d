import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { useMe } from '../data/queries.ts';

/** A list as its reader sees it while writing in one of its items. */
interface HeldItems {
  shown: ItemView[];
  /** How many items others have changed since; none of that is shown yet. */
  changed: number;
  show: () => void;
}

/**
 * Holds back what others change around the item that is being edited (`editedKey`), so that
 * nothing moves under the writer's hands; with null, or in another item, all is shown.
 */
export function useHeldItems(items: ItemView[], editedKey: string | null): HeldItems {
  const me = useMe().data?.person.id ?? null;
  const [held, hold] = useState({ editedKey, items });
  const isOther = held.editedKey !== editedKey;
  // The way React names for state that follows a prop: set while rendering, not in an effect.
  if (isOther) hold({ editedKey, items });
  if (isOther || editedKey === null) return { shown: items, changed: 0, show: () => undefined };
  const before = new Map(held.items.map((item) => [item.definition.key, item]));
  const shown = items.map((item) => {
    const earlier = before.get(item.definition.key);
    const isHeld = item.definition.key !== editedKey && isChanged(item, earlier, me);
    return isHeld && earlier ? earlier : item;
  });
  const changed = shown.filter((item, index) => item !== items[index]).length;
  return { shown, changed, show: () => hold({ editedKey, items }) };
}

/** Changed by somebody else; one's own saving is nothing to be told of. */
function isChanged(item: ItemView, earlier: ItemView | undefined, me: string | null): boolean {
  if (item.version === earlier?.version && item.status === earlier.status) return false;
  const by = item.status === 'verified' ? item.verifiedBy : item.changedBy;
  return by?.id !== me;
}
