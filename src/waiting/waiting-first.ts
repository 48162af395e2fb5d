import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { readWaitsFor } from './facts.ts';

/** Handovers in the order in which something waits for this person, what is due first; the others as they come. */
export async function waitingFirst<Handover extends { id: string }>(
  app: App,
  actor: Person,
  handovers: readonly Handover[],
): Promise<Handover[]> {
  const isHead = app.settings.deliveryHeads.includes(actor.personId);
  const waits = await readWaitsFor(app.db, { ...actor, isHead });
  const order = [...new Set(waits.map(({ handoverId }) => handoverId))];
  const place = ({ id }: Handover) => (order.includes(id) ? order.indexOf(id) : order.length);
  return handovers.toSorted((one, other) => place(one) - place(other));
}
