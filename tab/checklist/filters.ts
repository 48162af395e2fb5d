import type { ItemView } from '../../src/checklist/model.ts';
import { isAskedOf, isMissing } from './whose.ts';

export type Filter = 'all' | 'needed' | 'asked' | 'unread';

type Keeps = (item: ItemView, personId: string | undefined) => boolean;

/** What the list may be narrowed to. */
export const FILTERS: Record<Filter, { word: string; keeps: Keeps }> = {
  all: { word: 'All', keeps: () => true },
  needed: { word: 'Needed now', keeps: (item) => item.required && isMissing(item) },
  asked: { word: 'Asked of you', keeps: isAskedOf },
  unread: { word: 'Unread', keeps: (item) => item.status === 'answered' },
};
