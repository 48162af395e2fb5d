import { Temporal } from 'temporal-polyfill';
import type { App } from '../app.ts';
import { cancelEffects } from '../effects/order.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask } from '../record/change.ts';
import { imagesOf, putBack, stillStands } from '../record/images.ts';
import { orderHandoverCard } from '../record/notices.ts';
import { whyNot } from '../record/permissions.ts';
import { refusalFor } from '../record/refusals.ts';
import { markUndone, readUndoable } from '../record/undoable-acts.ts';
import { Refusal } from '../refusal.ts';
import type { UndoInput } from './model.ts';

/** On its way a press takes a moment. */
const graceSeconds = 2;

/**
 * Puts back what an act changed, by whoever did it, for as long as they may and nobody has acted on it;
 * what it ordered outside has not begun by then, and never does (product.md, rule 10).
 * @throws Refusal invalid_state when there is nothing to undo any more, and those of change.
 */
export async function undo<V>(
  app: App,
  actor: Person,
  asked: Omit<Ask<V, UndoInput>, 'expected'>,
): Promise<V> {
  const { handoverId, input, show } = asked;
  const { version } = input;
  const target = { app, actor, handoverId, verb: 'undo' as const, expected: null };
  return await change(target, async (work) => {
    const { db, access, handover } = work;
    const act = await readUndoable(db, { handoverId, version, personId: actor.personId });
    if (!act || isLate(app, act.at)) throw tooLate();
    const refused = whyNot(act.verb, access, handover.state);
    if (refused) throw refusalFor(refused, handover.state);
    const tables = [...new Set(act.changed.map(({ table }) => table))];
    if (!stillStands(act.changed, await imagesOf(db, handoverId, tables))) throw actedOn();
    if (!(await cancelEffects(db, act.effects))) throw tooLate();
    await putBack(db, act.changed);
    await markUndone(db, { handoverId, version });
    await orderHandoverCard(work);
    return await show(work);
  });
}

function isLate({ clock, undoSeconds = 0 }: App, at: string): boolean {
  const last = Temporal.Instant.from(at).add({ seconds: undoSeconds + graceSeconds });
  return Temporal.Instant.compare(clock.now(), last) > 0;
}

function tooLate(): Refusal {
  return new Refusal(
    'invalid_state',
    'It is too late to undo this. What was written before is in the history.',
  );
}

function actedOn(): Refusal {
  return new Refusal('invalid_state', 'Somebody has acted on it since. Talk to them.');
}
