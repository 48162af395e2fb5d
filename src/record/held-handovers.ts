import { sql } from 'kysely';
import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import { type HandoverRow, selectHandovers } from './facts.ts';

/** So that the newest closed ones never hide an open one that is old. */
const isOver = sql<boolean>`handover.state in ('closed', 'cancelled')`;

/** The handovers somebody holds a role on, the open ones first, then the newest, at most 200. */
export async function handoversOf(app: App, actor: Actor): Promise<HandoverRow[]> {
  const isHead = app.settings.deliveryHeads.includes(actor.personId);
  const query = selectHandovers(app.db)
    .where('tenant_id', '=', actor.tenantId)
    .orderBy(isOver)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200);
  const mine = isHead
    ? query
    : query.where((where) =>
        where.exists(
          where
            .selectFrom('role_holder')
            .select('role')
            .whereRef('role_holder.handover_id', '=', 'handover.id')
            .where('role_holder.person_id', '=', actor.personId),
        ),
      );
  return (await mine.execute()) as HandoverRow[];
}
