import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandoverView } from '../../src/overview/model.ts';
import { useApi } from './api.ts';
import type { Answer, CallName, Sent } from './calls.ts';
import { afterOwnSaves } from './own-saves.ts';
import { isProblem } from './problem.ts';
import { keys } from './queries.ts';

/** The calls that change a handover: their address has its id and nothing else. */
type ChangeName = {
  [Name in CallName]: Sent<Name> extends { params: { id: string } }
    ? { params: { id: string } } extends Pick<Sent<Name>, 'params'>
      ? Name
      : never
    : never;
}[CallName];

/** All of a call but the handover's id, which is known. */
type Rest<Name extends ChangeName> = {
  [Each in ChangeName]: Omit<Sent<Each>, 'params'>;
}[Name] & {
  /** Nothing that somebody else wrote is touched: after a conflict it goes once more, as it is. */
  isOwn?: true;
};

/** Makes a change and then reads everything of the handover again, also after a version conflict. */
export function useHandoverChange<Name extends ChangeName>(id: string, name: Name) {
  const api = useApi();
  const cache = useQueryClient();
  const upToDate = async (rest: object) => {
    if (!('version' in rest)) return rest;
    await afterOwnSaves(cache, id);
    const view = cache.getQueryData(keys.view(id));
    return isHandover(view) ? { ...rest, version: view.version } : rest;
  };
  const send = async (rest: object): Promise<Answer<Name>> =>
    // What `Rest` leaves out of the call is put back here.
    await api.call(name, { ...rest, params: { id } } as unknown as Sent<Name>);
  return useMutation({
    mutationFn: async ({ isOwn, ...rest }: Rest<Name>) => {
      const current = await upToDate(rest);
      try {
        return await send(current);
      } catch (error) {
        const version = isOwn === true ? versionNow(error) : null;
        if (version === null) throw error;
        return await send({ ...current, version });
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
