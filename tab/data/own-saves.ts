import type { QueryClient } from '@tanstack/react-query';
import { keys } from './queries.ts';

/**
 * Waits until what this person just saved has arrived and the handover was read again after it.
 * Whoever types and presses the next step at once would else be refused because of their own typing.
 */
export async function afterOwnSaves(cache: QueryClient, handoverId: string): Promise<void> {
  const isBusy = () =>
    cache.isMutating({ mutationKey: keys.saving(handoverId) }) > 0 ||
    cache.isFetching({ queryKey: keys.view(handoverId) }) > 0;
  if (!isBusy()) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (isBusy()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [cache.getMutationCache().subscribe(look), cache.getQueryCache().subscribe(look)];
  });
}
