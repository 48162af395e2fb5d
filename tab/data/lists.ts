import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useApi } from './api.ts';
import type { Answer, CallName, Sent } from './calls.ts';
import { CALM_MS, keys, useIsFollowed } from './queries.ts';

/** The calls that answer a list page by page, and say how it goes on. */
type ListName = {
  [Name in CallName]: Answer<Name> extends { next: string | null } ? Name : never;
}[CallName];

type Listing<Name extends ListName> = {
  key: readonly string[];
  name: Name;
  /** What is sent for the page after this cursor. */
  sentFor: (from: { after?: string }) => Sent<Name>;
  /** In ms; false asks only when something tells to. */
  interval: number | false;
};

/** Reads a list as far as somebody asked for more of it; a page that did not change is not sent again. */
export function useList<Name extends ListName, Shown>(
  { key, name, sentFor, interval }: Listing<Name>,
  show: (pages: [Answer<Name>, ...Answer<Name>[]]) => Shown,
) {
  type Pages = InfiniteData<Answer<Name>, string | null>;
  const api = useApi();
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ signal, client, pageParam }) => {
      const had = client.getQueryData<Pages>(key);
      const known = had?.pages[had.pageParams.indexOf(pageParam)];
      const sent = sentFor(pageParam === null ? {} : { after: pageParam });
      return api.call(name, sent, { signal, known });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as { next: string | null }).next,
    structuralSharing: api.tags.merge,
    refetchInterval: ({ state }) => (state.error === null ? interval : CALM_MS),
    // There is a first page before there is anything to show.
    select: ({ pages }: Pages) => show(pages as [Answer<Name>, ...Answer<Name>[]]),
  });
}

/** Reads the list of changes, newest first. */
export function useChanges(id: string) {
  const interval = useIsFollowed(id) ? false : CALM_MS;
  const sentFor = (query: { after?: string }) => ({ params: { id }, query });
  const key = keys.part(id, 'readChanges');
  return useList({ key, name: 'readChanges', sentFor, interval }, (pages) =>
    pages.flatMap(({ changes }) => changes),
  );
}

/** Reads what waits for the signed-in person, over all handovers, and these. */
export function useWaiting() {
  const sentFor = (query: { after?: string }) => ({ query });
  return useList(
    { key: keys.waiting, name: 'readWaiting', sentFor, interval: CALM_MS },
    (pages) => ({ ...pages[0], handovers: pages.flatMap(({ handovers }) => handovers) }),
  );
}

/** Reads the handovers of a channel that the reader may see. */
export function useChannelHandovers(team: string, channel: string) {
  const sentFor = (from: { after?: string }) => ({ query: { team, channel, ...from } });
  return useList(
    { key: keys.channel(team, channel), name: 'listHandovers', sentFor, interval: false },
    (pages) => ({ ...pages[0], handovers: pages.flatMap(({ handovers }) => handovers) }),
  );
}
