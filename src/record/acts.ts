import type { Kysely } from 'kysely';
import type { ByColumns } from '../people/actor.ts';
import type { Role } from '../people/model.ts';
import type { Database } from '../storage/tables.ts';
import type { Verb } from './permissions.ts';

/** One act on a handover, as its list of changes keeps it; `version` is the handover's after it. */
export type Act = ByColumns & { verb: string; ref: string | null; at: string; version: number };

/** Which acts on a handover came after a version of it, oldest first, of these verbs only. */
export async function actsSince(
  db: Kysely<Database>,
  since: { handoverId: string; version: number; verbs: readonly Verb[] },
): Promise<Act[]> {
  return await db
    .selectFrom('audit_entry')
    .select(['verb', 'ref', 'at', 'by', 'by_kind', 'handover_version as version'])
    .where('handover_id', '=', since.handoverId)
    .where('handover_version', '>', since.version)
    .where('verb', 'in', since.verbs)
    .orderBy('id')
    .execute();
}

/** Who holds a role, and who named them when. */
export type Naming = { role: Role; personId: string; by: string; at: string };

/** The namings that stand on a handover, oldest first. */
export async function readNamings(db: Kysely<Database>, handoverId: string): Promise<Naming[]> {
  const rows = await db
    .selectFrom('role_holder')
    .select(['role', 'person_id as personId', 'named_by as by', 'named_at as at'])
    .where('handover_id', '=', handoverId)
    .orderBy('named_at')
    .execute();
  return rows as Naming[];
}
