import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PromiseView, PromisesView } from '../../src/promises/model.ts';
import { useApi } from '../data/api.ts';
import type { Sent } from '../data/calls.ts';
import { isProblem } from '../data/problem.ts';
import { keys } from '../data/queries.ts';

/** The calls that change one promise. */
type PromiseCall = 'editPromise' | 'giveVerdict' | 'carryPromise' | 'planConfirmation';

/** All of a call but which promise it is about, at which version. */
type Rest<Name extends PromiseCall> = {
  [Each in PromiseCall]: Omit<Sent<Each>, 'params' | 'version'>;
}[Name];

/** Changes one promise at the version the reader has seen; a conflict reads the list again. */
export function usePromiseChange<Name extends PromiseCall>(
  name: Name,
  { handoverId, promise }: { handoverId: string; promise: PromiseView },
) {
  const api = useApi();
  const cache = useQueryClient();
  const key = keys.part(handoverId, 'readPromises');
  const which = { params: { id: handoverId, promiseId: promise.id }, version: promise.version };
  return useMutation({
    // What `Rest` leaves out of the call is put back here.
    mutationFn: (rest: Rest<Name>): Promise<PromiseView> =>
      api.call<PromiseCall>(name, { ...rest, ...which } as Sent<PromiseCall>),
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
