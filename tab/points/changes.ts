import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PointInput, PointsView, PointView } from '../../src/points/model.ts';
import { useApi } from '../data/api.ts';
import type { Sent } from '../data/calls.ts';
import { isProblem } from '../data/problem.ts';
import { keys, useHandover, usePoints } from '../data/queries.ts';

/** The calls that change one point. */
type PointCall = 'editPoint' | 'removePoint' | 'handlePoint';

/** All of a call but which point it is about, at which version. */
type Rest<Name extends PointCall> = {
  [Each in PointCall]: Omit<Sent<Each>, 'params' | 'version'>;
}[Name];

/** Shows the points as they are after a change; what else says of them is read again. */
function useAfter(handoverId: string) {
  const cache = useQueryClient();
  return {
    onSuccess: (points: PointsView) =>
      cache.setQueryData<PointsView>(keys.part(handoverId, 'readPoints'), points),
    onSettled: (_points: unknown, error: unknown) => {
      if (!error || isProblem(error, 'version_conflict') || isProblem(error, 'not_found')) {
        void cache.invalidateQueries({ queryKey: keys.handover(handoverId) });
      }
    },
  };
}

/** Changes one point at the version the reader has seen. */
export function usePointChange<Name extends PointCall>(
  name: Name,
  { handoverId, point }: { handoverId: string; point: PointView },
) {
  const api = useApi();
  const which = { params: { id: handoverId, pointId: point.id }, version: point.version };
  return useMutation({
    // What `Rest` leaves out of the call is put back here.
    mutationFn: (rest: Rest<Name>): Promise<PointsView> =>
      api.call<PointCall>(name, { ...rest, ...which }),
    ...useAfter(handoverId),
  });
}

/** Collects a point that is sent later; the service takes the same words about the same thing once. */
export function useCollect(handoverId: string) {
  const api = useApi();
  return useMutation({
    mutationFn: (body: PointInput) =>
      api.call('collectPoint', {
        params: { id: handoverId },
        body,
        key: crypto.randomUUID(),
      }),
    ...useAfter(handoverId),
  });
}

/** The points of a handover that has any, and whether the reader may collect some. */
export function useKnownPoints(handoverId: string) {
  const view = useHandover(handoverId).data;
  const own = view?.standing === 'internal' ? view : null;
  const isOn = hasPoints(own);
  const points = usePoints(handoverId, isOn).data;
  const { notSent, sentBack, changes } = (isOn && points) || nothingKnown;
  return {
    mayCollect: own?.can.sendBack === true,
    blockers: own?.blockers ?? [],
    changes,
    all: [...notSent, ...(sentBack?.points ?? [])],
  };
}

const nothingKnown: Pick<PointsView, 'notSent' | 'sentBack' | 'changes'> = {
  notSent: [],
  sentBack: null,
  changes: [],
};

function hasPoints(view: HandoverView | null): boolean {
  return view !== null && (view.sentBack !== null || view.notSent > 0);
}
