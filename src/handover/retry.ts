import type { App } from '../app.ts';
import { retryEffect } from '../effects/retry.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { RetryInput } from './model.ts';

/** Somebody mended what stood in the way of an effect and tries it again. @throws Refusal */
export async function retry<V>(
  app: App,
  actor: Person,
  asked: Omit<Ask<V, RetryInput>, 'expected'>,
): Promise<V> {
  const { handoverId, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'retry-effect' as const, expected: null };
  return await change(target, async (work) => {
    const known = await retryEffect(app, work.db, { handoverId, key: input.key });
    if (!known)
      throw new Refusal('invalid_state', 'There is nothing to try again here. Reload the page.');
    await work.note({ text: 'Something that failed was tried again', page: 'overview' });
    return await show(work);
  });
}
