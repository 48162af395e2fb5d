import type { BotAdapter } from './adapter.ts';
import { resumeTurn, type World } from './handler.ts';
import { keptActivity } from './heard.ts';

/**
 * The job behind every turn that was kept: nothing to do for one that is over.
 * @throws DatabaseUnavailable, so that the queue runs it again.
 */
export async function resume(world: World & { adapter: BotAdapter }, key: string): Promise<void> {
  const activity = await keptActivity(world.app, key);
  if (!activity) return;
  await world.adapter.inTurn(activity, async (context) => await resumeTurn(world, context));
}
