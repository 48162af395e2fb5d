import { QueryClient, useQuery } from '@tanstack/react-query';
import { useApi } from './api.ts';
import type { Answer, CallName, Sent } from './calls.ts';
import { Problem } from './problem.ts';

const QUICK_MS = 2_000;
const CALM_MS = 15_000;

/** Makes the cache: refusals aren't repeated, faults are, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: QUICK_MS,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
      // Offline a change fails at once and says so, instead of waiting in silence for a connection.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function isPassing(error: Error): boolean {
  if (!(error instanceof Problem)) return false;
  return error.details.status === 0 || error.details.status >= 500;
}

/** Keys of the cache; everything of one handover begins with `['handover', id]`. */
export const keys = {
  me: ['me'],
  waiting: ['waiting'],
  deal: (deal: string) => ['deal', deal],
  channel: (team: string, channel: string) => ['channel', team, channel],
  handover: (id: string) => ['handover', id],
  view: (id: string) => ['handover', id, 'view'],
  part: (id: string, name: CallName) => ['handover', id, name],
  saving: (id: string) => ['saving', id],
};

/** The calls that read something of a handover and take nothing but its id. */
type PartName = {
  [Name in CallName]: { params: { id: string } } extends Sent<Name> ? Name : never;
}[CallName];

function usePart<Name extends PartName>(id: string, name: Name, isOn = true) {
  const api = useApi();
  return useQuery({
    queryKey: keys.part(id, name),
    queryFn: ({ signal }) => api.call(name, { params: { id } }, signal),
    refetchInterval: CALM_MS,
    enabled: isOn,
  });
}

/** Reads the handover; asks again quickly while folders are being made. */
export function useHandover(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.view(id),
    queryFn: ({ signal }) => api.call('openHandover', { params: { id } }, signal),
    refetchInterval: (query) => (isBusy(query.state.data) ? QUICK_MS : CALM_MS),
  });
}

function isBusy(view: Answer<'openHandover'> | undefined): boolean {
  return view?.standing === 'internal' && ['making', 'pending'].includes(view.folders.state);
}

export const useChecklist = (id: string) => usePart(id, 'readChecklist');
export const usePromises = (id: string) => usePart(id, 'readPromises');
export const useQuestions = (id: string) => usePart(id, 'readQuestions');
export const useChanges = (id: string) => usePart(id, 'readChanges');
export const useClientView = (id: string) => usePart(id, 'readClientView');
/** Reads what one revision of an item changed; the newest may still grow while somebody types. */
export function useRevision(id: string, key: string, number: number) {
  const api = useApi();
  const params = { id, key, number: String(number) };
  return useQuery({
    queryKey: [...keys.part(id, 'readRevision'), key, number],
    queryFn: ({ signal }) => api.call('readRevision', { params }, signal),
  });
}

/** Reads whom one may name; `isOn` keeps it from being asked for before the form is open. */
export const useCandidates = (id: string, isOn: boolean) => usePart(id, 'readCandidates', isOn);

/** Reads the kickoff; asks again quickly while the invitation is being sent. */
export function useKickoff(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.part(id, 'readKickoff'),
    queryFn: ({ signal }) => api.call('readKickoff', { params: { id } }, signal),
    refetchInterval: (query) => (query.state.data?.state === 'sending' ? QUICK_MS : CALM_MS),
  });
}

/** Reads possible times in an IANA zone, null for the service's own; each reading costs calendars, so it is kept a minute. */
export function useKickoffTimes(id: string, zone: string | null) {
  const api = useApi();
  const query = zone === null ? {} : { zone };
  return useQuery({
    queryKey: [...keys.part(id, 'readKickoffTimes'), zone ?? ''],
    queryFn: ({ signal }) => api.call('readKickoffTimes', { params: { id }, query }, signal),
    staleTime: 60_000,
  });
}

/** Reads what waits for the signed-in person, over all handovers. */
export function useWaiting() {
  const api = useApi();
  return useQuery({
    queryKey: keys.waiting,
    queryFn: ({ signal }) => api.call('readWaiting', {}, signal),
    refetchInterval: CALM_MS,
  });
}

/** Reads who the signed-in person is. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => api.call('readMe', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Reads the handover of a deal in the CRM, if there is one that the reader may open; null asks nothing. */
export function useDealHandovers(deal: string | null) {
  const api = useApi();
  const query = { deal: deal ?? '' };
  return useQuery({
    queryKey: keys.deal(deal ?? ''),
    queryFn: ({ signal }) => api.call('listHandovers', { query }, signal),
    enabled: deal !== null,
  });
}

/** Reads the handovers of a channel that the reader may see. */
export function useChannelHandovers(team: string, channel: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.channel(team, channel),
    queryFn: ({ signal }) => api.call('listHandovers', { query: { team, channel } }, signal),
  });
}
