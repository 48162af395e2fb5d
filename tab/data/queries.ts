import { QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from './api.ts';
import type { Answer, CallName, Sent } from './calls.ts';
import { Problem } from './problem.ts';

const QUICK_MS = 2_000;
export const CALM_MS = 15_000;

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
  view: (id: string) => ['handover', id, 'openHandover'],
  part: (id: string, name: CallName) => ['handover', id, name],
  followed: (id: string) => ['followed', id],
  saving: (id: string) => ['saving', id],
};

/** The calls that read something of a handover and take nothing but its id. */
type PartName = {
  [Name in CallName]: { params: { id: string } } extends Sent<Name> ? Name : never;
}[CallName];

type Asking<Name extends CallName> = {
  /** False keeps it from being asked for. */
  isOn?: boolean;
  /** Whether something is being made, so that news of it is expected any moment. */
  isBusy?: (answer: Answer<Name>) => boolean;
};

/** Reads a part of a handover; asks again at intervals only while nobody tells of changes. */
function usePart<Name extends PartName>(
  id: string,
  name: Name,
  { isOn = true, isBusy = () => false }: Asking<Name> = {},
) {
  const api = useApi();
  const isFollowed = useIsFollowed(id);
  const queryKey = keys.part(id, name);
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) =>
      api.call(name, { params: { id } } as Sent<Name>, {
        signal,
        known: client.getQueryData<Answer<Name>>(queryKey),
      }),
    structuralSharing: api.tags.merge,
    refetchInterval: ({ state: { data, error } }) => {
      // What could not be read is asked for again, whoever tells of changes.
      if (isFollowed && error === null) return false;
      return data !== undefined && isBusy(data) ? QUICK_MS : CALM_MS;
    },
    enabled: isOn,
  });
}

/** Whether a stream tells of this handover's changes right now (`live.ts`). */
export function useIsFollowed(id: string): boolean {
  const { data } = useQuery({
    queryKey: keys.followed(id),
    queryFn: skipToken,
    initialData: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data === true;
}

/** Reads the handover; folders are being made for a while at its beginning. */
export const useHandover = (id: string) => usePart(id, 'openHandover', { isBusy: isMakingFolders });

function isMakingFolders(view: Answer<'openHandover'>): boolean {
  return view.standing === 'internal' && ['making', 'pending'].includes(view.folders.state);
}

export const useChecklist = (id: string) => usePart(id, 'readChecklist');
export const useProposals = (id: string) => usePart(id, 'readProposals');
export const usePromises = (id: string, isOn = true) => usePart(id, 'readPromises', { isOn });
/** Reads what tech collected and sent back; `isOn` keeps it from being asked for where there is none. */
export const usePoints = (id: string, isOn: boolean) => usePart(id, 'readPoints', { isOn });
export const useQuestions = (id: string) => usePart(id, 'readQuestions');
export const useClientPreview = (id: string) => usePart(id, 'readClientPreview');
export const useClientView = (id: string) => usePart(id, 'readClientView');
/** Reads what one revision of an item changed; the newest may still grow while somebody types. */
export function useRevision(id: string, key: string, number: number) {
  const api = useApi();
  const params = { id, key, number: String(number) };
  return useQuery({
    queryKey: [...keys.part(id, 'readRevision'), key, number],
    queryFn: ({ signal }) => api.call('readRevision', { params }, { signal }),
  });
}

/** Reads whom one may name; `isOn` keeps it from being asked for before the form is open. */
export const useCandidates = (id: string, isOn: boolean) => usePart(id, 'readCandidates', { isOn });
/** Reads the kickoff; its invitation is being sent for a while. */
export const useKickoff = (id: string) =>
  usePart(id, 'readKickoff', { isBusy: ({ state }) => state === 'sending' });

/** Reads possible times in an IANA zone, null for the service's own; each reading costs calendars, so it is kept a minute. */
export function useKickoffTimes(id: string, zone: string | null) {
  const api = useApi();
  const query = zone === null ? {} : { zone };
  return useQuery({
    queryKey: [...keys.part(id, 'readKickoffTimes'), zone ?? ''],
    queryFn: ({ signal }) => api.call('readKickoffTimes', { params: { id }, query }, { signal }),
    staleTime: 60_000,
  });
}

/** Reads who the signed-in person is. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => api.call('readMe', {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Reads the handovers of a number in the CRM that the reader may open; null asks nothing. */
export function useDealHandovers(deal: string | null) {
  const api = useApi();
  const query = { deal: deal ?? '' };
  return useQuery({
    queryKey: keys.deal(deal ?? ''),
    queryFn: ({ signal }) => api.call('listHandovers', { query }, { signal }),
    enabled: deal !== null,
    staleTime: 0,
  });
}
