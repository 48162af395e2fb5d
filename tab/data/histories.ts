import { useQuery } from '@tanstack/react-query';
import { useApi } from './api.ts';
import { useList } from './lists.ts';
import { CALM_MS, keys, useIsFollowed } from './queries.ts';

/** Reads what an item said over time, the newest first. */
export function useItemHistory(id: string, key: string) {
  const interval = useIsFollowed(id) ? false : CALM_MS;
  const sentFor = (query: { after?: string }) => ({ params: { id, key }, query });
  const where = [...keys.part(id, 'readItemHistory'), key];
  return useList({ key: where, name: 'readItemHistory', sentFor, interval }, (pages) =>
    pages.flatMap(({ revisions }) => revisions),
  );
}

/** Reads how a promise was worded over time, the newest first. */
export function useWordings(id: string, promiseId: string) {
  const api = useApi();
  const params = { id, promiseId };
  return useQuery({
    queryKey: [...keys.part(id, 'readWordings'), promiseId],
    queryFn: ({ signal }) => api.call('readWordings', { params }, { signal }),
  });
}
