import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from './microsoft.ts';
import type { Answers } from './microsoft.ts';

/** One answer of the local tenant, asked again whenever something changed there. */
export function useMicrosoft<Kind extends keyof Answers>(kind: Kind, path: string) {
  return useQuery({
    queryKey: ['microsoft', path],
    queryFn: ({ signal }) => ask(kind, path, signal),
  });
}

/** The people and channels; they stay the same while the page is open. */
export function useWorld() {
  return useQuery({ queryKey: ['world'], queryFn: ({ signal }) => ask('world', 'world', signal) });
}

/** Looks every second whether anything happened, and if so asks again for all that is shown. */
export function useChanges(): { answers: boolean } {
  const queries = useQueryClient();
  const seen = useRef<number | null>(null);
  const changes = useQuery({
    queryKey: ['changes'],
    queryFn: ({ signal }) => ask('changes', 'changes', signal),
    refetchInterval: 1000,
    retry: 3,
  });
  const version = changes.data?.version ?? null;
  useEffect(() => {
    if (version === null || version === seen.current) return;
    const first = seen.current === null;
    seen.current = version;
    // The first time too: what was read before this may be older, such as a number of unread.
    void queries.invalidateQueries({ queryKey: ['microsoft'] });
    if (!first) void queries.invalidateQueries({ queryKey: ['product'] });
  }, [version, queries]);
  return { answers: !changes.isError };
}
