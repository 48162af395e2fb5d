import type { Actor } from '../people/access.ts';
import type { App } from '../record/app.ts';
import { change } from '../record/change.ts';
import { retryEffect } from '../record/effects.ts';
import { Refusal } from '../refusal.ts';
import type { HandoverView } from './model.ts';
import { presentAfter } from './present.ts';

/** Somebody mended what stood in the way of an effect and tries it again. @throws Refusal */
export async function retry(
  app: App,
  actor: Actor,
  request: { handoverId: string; input: { key: string } },
): Promise<HandoverView> {
  const { handoverId, input } = request;
  const target = { app, actor, handoverId, verb: 'retry-effect' as const, expected: null };
  return await change(target, async (work) => {
    const known = await retryEffect(app, work.db, { handoverId, key: input.key });
    if (!known)
      throw new Refusal('invalid_state', 'There is nothing to try again here. Reload the page.');
    await work.note({ text: 'Something that failed was tried again', page: 'overview' });
    return await presentAfter(work);
  });
}
