import type { App } from '../app.ts';
import { lineOf } from '../handover/view.ts';
import type { Person } from '../people/actor.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { membersOrNull } from '../people/roster.ts';
import { type HandoverRow, selectHandovers } from '../record/facts.ts';
import { handoversOf } from '../record/held-handovers.ts';
import type { AfterQuery } from '../record/model.ts';
import { accessTo } from '../record/read.ts';
import { readWaitsFor, type StoredWait } from './facts.ts';
import { leftIn } from './left.ts';
import type { WaitingView } from './model.ts';
import { linesOf } from './view.ts';

/**
 * What waits for one person across all their handovers, one action each, and these handovers from a
 * cursor on; as many queries for one as for 100.
 * @throws Refusal invalid_input for a cursor that is none.
 */
export async function waitingFor(
  app: App,
  actor: Person,
  page: AfterQuery = {},
): Promise<WaitingView> {
  const { personId, tenantId } = actor;
  const isHead = app.settings.deliveryHeads.includes(personId);
  const handovers = await handoversOf(app, actor, page);
  const waits = await ofTheirs(app, actor, await readWaitsFor(app.db, { ...actor, isHead }));
  const names = await readNames(
    app.db,
    tenantId,
    waits.map(({ from }) => from),
  );
  const shown = {
    people: peopleFrom(names, { holders: [], contacts: [] }),
    left: await leftIn(app, waits),
  };
  return {
    waiting: linesOf(waits, shown),
    handovers: handovers.lines.map(lineOf),
    next: handovers.next,
    can: { create: actor.isMember === true },
  };
}

/** A question may wait for somebody without a role: the team must still have them then (TV16). */
async function ofTheirs(
  app: App,
  actor: Person,
  waits: readonly StoredWait[],
): Promise<readonly StoredWait[]> {
  const isHead = app.settings.deliveryHeads.includes(actor.personId);
  if (isHead) return waits;
  const elsewhere = waits.filter(({ isHeld }) => !isHeld).map(({ handoverId }) => handoverId);
  const open = await stillInternal(app, actor, [...new Set(elsewhere)]);
  return waits.filter(({ isHeld, handoverId }) => isHeld || open.includes(handoverId));
}

/** Those of the handovers that are still this person's to read; none where nobody can tell. */
async function stillInternal(
  app: App,
  actor: Person,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const handovers = (await selectHandovers(app.db)
    .where('id', 'in', ids)
    .execute()) as HandoverRow[];
  const read = handovers.map(async (handover) => {
    const members = await membersOrNull(app.roster, handover.team_id);
    const { standing } = accessTo(app, actor, { handover, members });
    return standing === 'internal' ? [handover.id] : [];
  });
  return (await Promise.all(read)).flat();
}
