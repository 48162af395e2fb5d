import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChecklistView, ItemView, SaveItemInput } from '../../src/checklist/model.ts';
import { useApi } from '../data/api.ts';
import { afterOwnSaves } from '../data/own-saves.ts';
import { isProblem } from '../data/problem.ts';
import { keys } from '../data/queries.ts';

interface ItemChange {
  key: string;
  version: number;
  body: SaveItemInput;
  /** Where the page may be gone in a moment. */
  isLast?: boolean;
}

/** Saves one item and puts the answer into the cache; rejects with the `Problem` of a refusal. */
export function useSaveItem(handoverId: string) {
  const api = useApi();
  const cache = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationKey: keys.saving(handoverId),
    mutationFn: ({ key, version, body, isLast = false }: ItemChange) =>
      api.call('saveItem', { params: { id: handoverId, key }, version, body }, { isLast }),
    onSuccess: (saved) => {
      cache.setQueryData<ChecklistView>(keys.part(handoverId, 'readChecklist'), (list) =>
        list ? withItem(list, saved) : list,
      );
      void cache.invalidateQueries({ queryKey: keys.handover(handoverId) });
    },
    onError: async (error) => {
      // Read theirs before the conflict is shown, so that the reader sees what it is about.
      if (isProblem(error, 'version_conflict')) {
        await cache.refetchQueries({ queryKey: keys.part(handoverId, 'readChecklist') });
      }
    },
  });
  return mutateAsync;
}

/** Brings back what an item said before, at the version that is saved now. */
export function useBringBack(handoverId: string, key: string) {
  const api = useApi();
  const cache = useQueryClient();
  const list = keys.part(handoverId, 'readChecklist');
  return useMutation({
    mutationFn: async (number: number) => {
      await afterOwnSaves(cache, handoverId);
      const items = cache.getQueryData<ChecklistView>(list)?.items ?? [];
      const version = items.find((item) => item.definition.key === key)?.version ?? 0;
      return await api.call('bringBack', {
        params: { id: handoverId, key },
        version,
        body: { number },
      });
    },
    onSuccess: (saved) =>
      cache.setQueryData<ChecklistView>(list, (all) => (all ? withItem(all, saved) : all)),
    onSettled: () => void cache.invalidateQueries({ queryKey: keys.handover(handoverId) }),
  });
}

function withItem(list: ChecklistView, saved: ItemView): ChecklistView {
  return {
    ...list,
    items: list.items.map((item) => (item.definition.key === saved.definition.key ? saved : item)),
  };
}

/** Says "read, no questions" for items as they are on screen; shown at once, taken back on failure. */
export function useMarkRead(handoverId: string) {
  const api = useApi();
  const cache = useQueryClient();
  const key = keys.part(handoverId, 'readChecklist');
  return useMutation({
    mutationFn: (items: ItemView[]) =>
      api.call('markRead', {
        params: { id: handoverId },
        body: { items: items.map((item) => ({ key: item.definition.key, version: item.version })) },
      }),
    onMutate: async (items) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<ChecklistView>(key);
      const names = new Set(items.map((item) => item.definition.key));
      cache.setQueryData<ChecklistView>(key, (list) => (list ? asRead(list, names) : list));
      return { before };
    },
    onError: (_error, _items, context) => cache.setQueryData(key, context?.before),
    onSuccess: (list) => cache.setQueryData(key, list),
    onSettled: () => void cache.invalidateQueries({ queryKey: keys.handover(handoverId) }),
  });
}

function asRead(list: ChecklistView, names: Set<string>): ChecklistView {
  return {
    ...list,
    items: list.items.map((item) =>
      names.has(item.definition.key)
        ? { ...item, status: 'verified', can: { ...item.can, markRead: false } }
        : item,
    ),
  };
}
