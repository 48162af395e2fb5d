import { runEffect } from '../../src/effects/run.ts';
import { handoverFor } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { endNotices } from './end-notices.ts';
import { guestsRead } from './guests-read.ts';
import { statusCards } from './status-cards.ts';

/** Brings the channel's one card of a handover up to date, and ends the one-to-one cards whose story is over. */
export async function showHandover(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    const delayed = await endNotices(world, handover.id);
    if (handover.channel_id === null) return delayed ?? { kind: 'done' };
    const to = { kind: 'channel' as const, owner: handover.channel_id };
    const forGuests = await guestsRead(world.app, handover, null);
    const [card] = await statusCards(world.app, [{ handover, forGuests }]);
    if (!card) return delayed ?? { kind: 'done' };
    const cardKey = `handover/${handover.id}`;
    const summary = `Handover · ${handover.project}`;
    const shown = { key: cardKey, handoverId: handover.id, to, card, summary };
    const outcome = await deliver(world, shown);
    return outcome.kind === 'done' ? (delayed ?? outcome) : outcome;
  });
}
