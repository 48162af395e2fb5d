import type { Received } from '../../infra/local/exchange.ts';

/** What reached each mailbox or team of Graph, as `users/…` or `teams/…`, in the order in which it came. */
function byPlace(received: readonly Received[], kind: 'users' | 'teams'): Received[][] {
  const calls = received.flatMap((one) => {
    const place = new RegExp(`^/graph/v1\\.0/(${kind}/[^/?]+)`, 'u').exec(one.path)?.[1];
    return place === undefined ? [] : [{ place, one }];
  });
  return [...Map.groupBy(calls, ({ place }) => place).values()].map((those) =>
    those.map(({ one }) => one).toSorted((a, b) => a.cameAt - b.cameAt),
  );
}

/** The most calls that one mailbox saw at the same time; 0 when none was called. */
export function mostAtOnce(received: readonly Received[]): number {
  const underWay = byPlace(received, 'users').flatMap((calls) =>
    calls.map(
      ({ cameAt }) =>
        calls.filter((one) => one.cameAt <= cameAt && (one.wentAt ?? Infinity) > cameAt).length,
    ),
  );
  return Math.max(0, ...underWay);
}

/** The most calls that one team saw within any second; 0 when none was called. */
export function mostInASecond(received: readonly Received[]): number {
  const within = byPlace(received, 'teams').flatMap((calls) =>
    calls.map(
      ({ cameAt }) =>
        calls.filter((one) => one.cameAt >= cameAt && one.cameAt < cameAt + 1000).length,
    ),
  );
  return Math.max(0, ...within);
}
