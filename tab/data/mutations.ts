import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandoverView } from '../../src/overview/model.ts';
import { useApi, type Sending } from './api.ts';
import { afterOwnSaves } from './own-saves.ts';
import { isProblem } from './problem.ts';
import { handoverPath, keys } from './queries.ts';

/** A change below a handover's address; `rest` begins with a slash. */
type HandoverChange = Omit<Sending, 'path'> & {
  rest: string;
  /** Nothing that somebody else wrote is touched: after a conflict it goes once more, as it is. */
  isOwn?: true;
  /** The version is that of a part, e.g. a question, and not the handover's. */
  isPart?: true;
};

/** Sends a change and then reads everything of the handover again, also after a version conflict. */
export function useHandoverChange<Answer = HandoverView>(id: string) {
  const api = useApi();
  const cache = useQueryClient();
  const upToDate = async (sending: Omit<Sending, 'path'>) => {
    if (sending.version === undefined) return sending;
    await afterOwnSaves(cache, id);
    const view = cache.getQueryData(keys.view(id));
    return isHandover(view) ? { ...sending, version: view.version } : sending;
  };
  return useMutation({
    mutationFn: async ({ rest, isOwn, isPart, ...sending }: HandoverChange) => {
      const current = isPart ? sending : await upToDate(sending);
      const change = { ...current, path: handoverPath(id, rest) };
      try {
        return await api.send<Answer>(change);
      } catch (error) {
        const version = isOwn === true ? versionNow(error) : null;
        if (version === null) throw error;
        return await api.send<Answer>({ ...change, version });
      }
    },
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

function versionNow(error: unknown): number | null {
  return isProblem(error, 'version_conflict') ? error.details.currentVersion : null;
}

function isHandover(answer: unknown): answer is HandoverView {
  return typeof answer === 'object' && answer !== null && 'blockers' in answer && 'can' in answer;
}
