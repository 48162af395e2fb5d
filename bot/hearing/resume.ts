import type { BotAdapter } from '../sdk/adapter.ts';
import { resumeTurn, type World } from './handle-activity.ts';
import { keptActivity } from './kept-activities.ts';

/**
 * The job behind every turn that was kept: nothing to do for one that is over.
 * @throws DatabaseUnavailable, so that the queue runs it again.
 */
export async function resume(world: World & { adapter: BotAdapter }, key: string): Promise<void> {
  const activity = await keptActivity(world.app, key);
  if (!activity) return;
  await world.adapter.inTurn(activity, async (context) => await resumeTurn(world, context));
}
