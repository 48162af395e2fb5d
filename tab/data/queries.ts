import { QueryClient, useQuery } from '@tanstack/react-query';
import type { ChecklistView } from '../../src/checklist/model.ts';
import type { HandoverLines } from '../../src/handover/model.ts';
import type { KickoffTimes, KickoffView } from '../../src/kickoff/model.ts';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PersonRef } from '../../src/people/model.ts';
import type { PromisesView } from '../../src/promises/model.ts';
import type { QuestionsView } from '../../src/questions/model.ts';
import type { Change } from '../../src/record/model.ts';
import type { ClientView, NothingShared } from '../../src/sharing/model.ts';
import type { WaitingView } from '../../src/waiting/model.ts';
import { useApi } from './api.ts';
import { Problem } from './problem.ts';

const QUICK_MS = 2_000;
const CALM_MS = 15_000;

/** Everything one reader may be shown for a handover's address. */
type HandoverPage = HandoverView | ClientView | NothingShared;

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

/** The address of a handover in our API, with an optional rest. */
export function handoverPath(id: string, rest = ''): string {
  return `/api/handovers/${encodeURIComponent(id)}${rest}`;
}

/** Keys of the cache; everything of one handover begins with `['handover', id]`. */
export const keys = {
  me: ['me'],
  waiting: ['waiting'],
  deal: (deal: string) => ['deal', deal],
  channel: (team: string, channel: string) => ['channel', team, channel],
  handover: (id: string) => ['handover', id],
  view: (id: string) => ['handover', id, 'view'],
  part: (id: string, part: string) => ['handover', id, part],
  saving: (id: string) => ['saving', id],
};

function usePart<Answer>(id: string, part: string, isOn = true) {
  const api = useApi();
  return useQuery({
    queryKey: keys.part(id, part),
    queryFn: ({ signal }) => api.get<Answer>(handoverPath(id, `/${part}`), signal),
    refetchInterval: CALM_MS,
    enabled: isOn,
  });
}

/** Reads the handover; asks again quickly while folders are being made. */
export function useHandover(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.view(id),
    queryFn: ({ signal }) => api.get<HandoverPage>(handoverPath(id), signal),
    refetchInterval: (query) => (isBusy(query.state.data) ? QUICK_MS : CALM_MS),
  });
}

function isBusy(view: HandoverPage | undefined): boolean {
  return view?.standing === 'internal' && ['making', 'pending'].includes(view.folders.state);
}

export const useChecklist = (id: string) => usePart<ChecklistView>(id, 'items');
export const usePromises = (id: string) => usePart<PromisesView>(id, 'promises');
export const useQuestions = (id: string) => usePart<QuestionsView>(id, 'questions');
export const useChanges = (id: string) => usePart<{ changes: Change[] }>(id, 'changes');
export const useClientView = (id: string) => usePart<ClientView | NothingShared>(id, 'client-view');
/** Reads whom one may name; `isOn` keeps it from being asked for before the form is open. */
export const useCandidates = (id: string, isOn: boolean) =>
  usePart<{ people: PersonRef[] }>(id, 'candidates', isOn);

/** Reads the kickoff; asks again quickly while the invitation is being sent. */
export function useKickoff(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.part(id, 'kickoff'),
    queryFn: ({ signal }) => api.get<KickoffView>(handoverPath(id, '/kickoff'), signal),
    refetchInterval: (query) => (query.state.data?.state === 'sending' ? QUICK_MS : CALM_MS),
  });
}

/** Reads possible times in an IANA zone, null for the service's own; each reading costs calendars, so it is kept a minute. */
export function useKickoffTimes(id: string, zone: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.handover(id), 'kickoff', 'times', zone ?? ''],
    queryFn: ({ signal }) =>
      api.get<KickoffTimes>(
        handoverPath(
          id,
          `/kickoff/times${zone === null ? '' : `?zone=${encodeURIComponent(zone)}`}`,
        ),
        signal,
      ),
    staleTime: 60_000,
  });
}

/** Reads what waits for the signed-in person, over all handovers. */
export function useWaiting() {
  const api = useApi();
  return useQuery({
    queryKey: keys.waiting,
    queryFn: ({ signal }) => api.get<WaitingView>('/api/waiting', signal),
    refetchInterval: CALM_MS,
  });
}

/** Reads who the signed-in person is. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => api.get<{ person: PersonRef; mail: string | null }>('/api/me', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Reads the handover of a deal in the CRM, if there is one that the reader may open; null asks nothing. */
export function useDealHandovers(deal: string | null) {
  const api = useApi();
  const query = new URLSearchParams({ deal: deal ?? '' }).toString();
  return useQuery({
    queryKey: keys.deal(deal ?? ''),
    queryFn: ({ signal }) => api.get<HandoverLines>(`/api/handovers?${query}`, signal),
    enabled: deal !== null,
  });
}

/** Reads the handovers of a channel that the reader may see. */
export function useChannelHandovers(team: string, channel: string) {
  const api = useApi();
  const query = new URLSearchParams({ team, channel }).toString();
  return useQuery({
    queryKey: keys.channel(team, channel),
    queryFn: ({ signal }) => api.get<HandoverLines>(`/api/handovers?${query}`, signal),
  });
}
