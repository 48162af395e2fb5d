import { useQueries, useQuery } from '@tanstack/react-query';
import type { ChannelView, PersonView, WorldView } from '../../page-model.ts';
import { tokenFor } from './microsoft.ts';

// The tab changes things that the tenant doesn't hear of, so these are asked for by themselves too.
const AGAIN_MS = 5000;
const TOKEN_MS = 30 * 60_000;

interface Waiting {
  waiting: readonly unknown[];
}
interface HandoverLines {
  handovers: readonly { state: string }[];
}

const tokens = new Map<string, { token: Promise<string>; until: number }>();

/** How many things wait for each person, by person id; nothing is said of who can't be asked. */
export function useWaiting(persons: readonly PersonView[]): Map<string, number> {
  return useQueries({
    queries: persons.map((person) => ({
      queryKey: ['product', 'waiting', person.id],
      queryFn: () => askProduct<Waiting>('/api/waiting', person.id),
      refetchInterval: AGAIN_MS,
      enabled: person.inTeam,
      retry: false,
    })),
    combine: (answers) =>
      new Map(
        answers.map((answer, index) => [
          persons[index]?.id ?? '',
          answer.data?.waiting?.length ?? 0,
        ]),
      ),
  });
}

const STATE_WORDS: Record<string, string> = {
  'in-review': 'in review',
  'in-delivery': 'in delivery',
};

/** Where the handovers of a channel stand for this reader: "in review", "2 handovers", or null. */
export function useChannelState(reader: PersonView, channel: ChannelView, world: WorldView) {
  const team = world.teams.find((one) => one.channels.some((own) => own.id === channel.id));
  const query = new URLSearchParams({ team: team?.id ?? '', channel: channel.id });
  const answer = useQuery({
    queryKey: ['product', 'handovers', reader.id, channel.id],
    queryFn: () => askProduct<HandoverLines>(`/api/handovers?${query}`, reader.id),
    refetchInterval: AGAIN_MS,
    enabled: reader.inTeam && reader.kind === 'member',
    retry: false,
  });
  const lines = answer.data?.handovers ?? [];
  const only = lines[0];
  if (!only) return null;
  return lines.length > 1 ? `${lines.length} handovers` : (STATE_WORDS[only.state] ?? only.state);
}

/** Reads from the product's API as a person; null when this person is refused. */
export async function askProduct<Answer>(path: string, personId: string): Promise<Answer | null> {
  const answer = await fetch(path, {
    headers: { authorization: `Bearer ${await cachedToken(personId)}` },
  });
  if (answer.status === 401) tokens.delete(personId);
  // A refusal is this reader's normal answer here: the dot just stays away.
  return answer.ok ? ((await answer.json()) as Answer) : null;
}

async function cachedToken(personId: string): Promise<string> {
  const known = tokens.get(personId);
  if (known && known.until > performance.now()) return known.token;
  const token = tokenFor(personId);
  tokens.set(personId, { token, until: performance.now() + TOKEN_MS });
  token.catch(() => tokens.delete(personId));
  return token;
}
