import type { Kysely } from 'kysely';
import type { Database } from '../storage/tables.ts';
import { selectHandovers, type HandoverRow, type Holder } from './facts.ts';

/** Reads one handover with its named people, in one query; `lock` holds it until the transaction ends. */
export async function readHandover(
  db: Kysely<Database>,
  where: { tenantId: string; id: string; lock?: boolean },
): Promise<HandoverRow | undefined> {
  const query = selectHandovers(db)
    .where('handover.id', '=', where.id)
    .where('handover.tenant_id', '=', where.tenantId);
  const row = await (where.lock ? query.forUpdate('handover') : query).executeTakeFirst();
  return row as HandoverRow | undefined;
}

/** Names somebody for a role, instead of whoever held it. */
export async function nameHolder(
  db: Kysely<Database>,
  holder: Holder & { handoverId: string; by: string; at: string },
): Promise<void> {
  const named = { person_id: holder.personId, named_by: holder.by, named_at: holder.at };
  await db
    .insertInto('role_holder')
    .values({ handover_id: holder.handoverId, role: holder.role, ...named })
    .onConflict((conflict) => conflict.columns(['handover_id', 'role']).doUpdateSet(named))
    .execute();
}
