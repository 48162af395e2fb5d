import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import {
  cursorAfter,
  isOver,
  pageLength,
  partOf,
  placeAfter,
  type Part,
  type Place,
} from './cursor.ts';
import { selectHandovers, type HandoverRow } from './facts.ts';
import type { AfterQuery } from './model.ts';

/**
 * The handovers somebody holds a role on, at most 100 from a cursor on: the open ones first, so that the
 * newest closed ones never hide an old open one, then the newest.
 * @throws Refusal invalid_input for a cursor that is none.
 */
export async function handoversOf(
  app: App,
  actor: Person,
  { after }: AfterQuery = {},
): Promise<Part<HandoverRow>> {
  const isHead = app.settings.deliveryHeads.includes(actor.personId);
  const query = selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .orderBy(isOver)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageLength + 1);
  const mine = isHead ? query : query.where(heldBy(actor.personId));
  const place = placeAfter(after);
  const rows = await (place ? mine.where(isBeside(place)) : mine).execute();
  if (place?.[0] === false && rows.length <= pageLength) {
    // The open ones ended on this page; those that are over follow from their newest on.
    rows.push(...(await mine.where(isOver).execute()));
  }
  return partOf(rows as HandoverRow[], cursorAfter);
}

/** Behind this place among those that are over, or that are not: a range of the index `handover_list`. */
function isBeside([over, createdAt, id]: Place) {
  return sql<boolean>`${isOver} = ${over}
    and (handover.created_at, handover.id) < (${createdAt}, ${id})`;
}

/**
 * As an array, so that the database begins with what the person holds: it would else walk the whole
 * tenant's list in its order and ask of each whether it is theirs.
 */
function heldBy(personId: string) {
  return sql<boolean>`handover.id = any(array(
    select handover_id from role_holder where person_id = ${personId}))`;
}
