import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { type HandoverRow, selectHandovers } from './facts.ts';

/** So that the newest closed ones never hide an open one that is old. */
const isOver = sql<boolean>`handover.state in ('closed', 'cancelled')`;

/** The handovers somebody holds a role on, the open ones first, then the newest, at most 200. */
export async function handoversOf(app: App, actor: Person): Promise<HandoverRow[]> {
  const isHead = app.settings.deliveryHeads.includes(actor.personId);
  const query = selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .orderBy(isOver)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200);
  const mine = isHead ? query : query.where(heldBy(actor.personId));
  return (await mine.execute()) as HandoverRow[];
}

/**
 * As an array, so that the database begins with what the person holds: it would else walk the whole
 * tenant's list in its order and ask of each whether it is theirs.
 */
function heldBy(personId: string) {
  return sql<boolean>`handover.id = any(array(
    select handover_id from role_holder where person_id = ${personId}))`;
}
