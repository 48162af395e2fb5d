import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PromiseView, PromisesView } from '../../src/promises/model.ts';
import { useApi } from '../data/api.ts';
import { isProblem } from '../data/problem.ts';
import { handoverPath, keys } from '../data/queries.ts';

interface PromiseChange {
  /** Empty for an edit, else `verdict`, `resolution`, `agree`, `carrier` or `plan`. */
  verb: '' | 'verdict' | 'resolution' | 'agree' | 'carrier' | 'plan';
  body: unknown;
}

/** Changes one promise at the version the reader has seen; a conflict reads the list again. */
export function usePromiseChange(handoverId: string, promise: PromiseView) {
  const api = useApi();
  const cache = useQueryClient();
  const key = keys.part(handoverId, 'promises');
  return useMutation({
    mutationFn: ({ verb, body }: PromiseChange) =>
      api.send<PromiseView>({
        method: verb === '' ? 'PATCH' : 'POST',
        path: handoverPath(handoverId, `/promises/${promise.id}${verb === '' ? '' : `/${verb}`}`),
        version: promise.version,
        body,
      }),
    onSuccess: (saved) =>
      cache.setQueryData<PromisesView>(key, (list) =>
        list
          ? { ...list, promises: list.promises.map((one) => (one.id === saved.id ? saved : one)) }
          : list,
      ),
    onSettled: (_saved, error) => {
      if (!error || isProblem(error, 'version_conflict')) {
        void cache.invalidateQueries({ queryKey: keys.handover(handoverId) });
      }
    },
  });
}
