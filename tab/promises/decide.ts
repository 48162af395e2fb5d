import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Decision, PromiseView, PromisesView } from '../../src/promises/model.ts';
import { useApi } from '../data/api.ts';
import { isProblem } from '../data/problem.ts';
import { keys } from '../data/queries.ts';

/** Promises about which sales can decide the same, because tech says the same of them. */
export interface Alike {
  promises: PromiseView[];
  canAgree: boolean;
}

/** Groups what waits for the reader's decision by what tech says of it; only where there are several. */
export function alikeIn(promises: readonly PromiseView[]): Alike[] {
  const open = promises.filter(({ can, group }) => can.resolve && group === 'to-agree');
  const groups = Map.groupBy(open, ({ facts, can }) => `${facts.join()} ${can.agree}`);
  return [...groups.values()]
    .filter((alike) => alike.length > 1)
    .map((alike) => ({ promises: alike, canAgree: alike.every(({ can }) => can.agree) }));
}

/** Decides on promises as they were seen, all with one press; a suggested row is taken with it. */
export function useDecide(handoverId: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, promises }: { decision: Decision; promises: PromiseView[] }) =>
      api.call('resolvePromises', {
        params: { id: handoverId },
        body: { decision, promises: promises.map((one) => decided(decision, one)) },
      }),
    onSuccess: (list) =>
      cache.setQueryData<PromisesView>(keys.part(handoverId, 'readPromises'), list),
    onSettled: (_list, error) => {
      if (!error || isProblem(error, 'version_conflict')) {
        void cache.invalidateQueries({ queryKey: keys.handover(handoverId) });
      }
    },
  });
}

function decided(decision: Decision, { id, version, suggestedIn }: PromiseView) {
  if (decision !== 'agree' || suggestedIn === null) return { id, version };
  const { itemKey, rowId } = suggestedIn;
  return { id, version, carrier: { itemKey, rowId } };
}
