import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandoverView } from '../src/handover/model.ts';
import { useApi, type Sending } from './api.ts';
import { isProblem } from './problem.ts';
import { handoverPath, keys } from './queries.ts';

/** A change below a handover's address; `rest` begins with a slash. */
type HandoverChange = Omit<Sending, 'path'> & { rest: string };

/** Sends a change and then reads everything of the handover again, also after a version conflict. */
export function useHandoverChange<Answer = HandoverView>(id: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ rest, ...sending }: HandoverChange) =>
      api.send<Answer>({ ...sending, path: handoverPath(id, rest) }),
    onSuccess: (answer) => {
      if (isHandover(answer)) cache.setQueryData(keys.view(id), answer);
    },
    onSettled: (_answer, error) => {
      if (!error || isProblem(error, 'version_conflict') || isProblem(error, 'blocked')) {
        void cache.invalidateQueries({ queryKey: keys.handover(id) });
      }
    },
  });
}

function isHandover(answer: unknown): answer is HandoverView {
  return typeof answer === 'object' && answer !== null && 'blockers' in answer && 'can' in answer;
}
