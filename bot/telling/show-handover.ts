import { runEffect } from '../../src/effects/run.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { isStaffed } from '../../src/record/holders.ts';
import { handoverFor, rolesCard } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { guestsRead } from './guests-read.ts';
import { retireCards } from './retire-cards.ts';
import { statusCards } from './status-cards.ts';

/** Brings the channel's one card of a handover up to date. */
export async function showHandover(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return { kind: 'done' };
    await retireNamingCards(world, handover);
    if (handover.channel_id === null) return { kind: 'done' };
    const to = { kind: 'channel' as const, owner: handover.channel_id };
    const forGuests = await guestsRead(world.app, handover, null);
    const [card] = await statusCards(world.app, [{ handover, forGuests }]);
    if (!card) return { kind: 'done' };
    const cardKey = `handover/${handover.id}`;
    const summary = `Handover · ${handover.project}`;
    return await deliver(world, { key: cardKey, handoverId: handover.id, to, card, summary });
  });
}

async function retireNamingCards(world: World, handover: HandoverRow): Promise<void> {
  if (!isStaffed(handover)) return;
  const card = await rolesCard(world.app, handover);
  await retireCards(world, {
    handoverId: handover.id,
    prefix: `notice/${handover.id}/name-roles/`,
    card,
  });
}
