import type { Kysely } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { ByColumns } from '../people/actor.ts';
import type { Verb } from '../record/permissions.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { Binding } from './model.ts';

/** The last act that binds, and who has acted on it since: somebody else than whoever did it. */
export type LastAct = ByColumns & {
  verb: Binding | 'take-back';
  at: string;
  actedOnBy: string | null;
};

const binding: readonly Verb[] = ['submit', 'send-back', 'accept', 'take-back'];

/** What others may do meanwhile without having acted on it. */
const besideIt: readonly Verb[] = [
  'name-roles-before',
  'name-roles-after',
  'retry-effect',
  'undo',
  'show-early',
  'take-shown-back',
];

/** The last act that binds, as a part of one statement; nothing is looked for while nothing was submitted. */
export const lastActPart = jsonObjectFrom(
  ofHandover
    .selectFrom('audit_entry as act')
    .select(['verb', 'by', 'by_kind', 'at'])
    .select((act) =>
      act
        .selectFrom('audit_entry as later')
        .select('by')
        .whereRef('later.handover_id', '=', 'act.handover_id')
        .whereRef('later.id', '>', 'act.id')
        .whereRef('later.by', '<>', 'act.by')
        .where('later.verb', 'not in', besideIt)
        .orderBy('later.id')
        .limit(1)
        .as('actedOnBy'),
    )
    .whereRef('act.handover_id', '=', 'handover.id')
    .where('verb', 'in', binding)
    .where('handover.submitted_at', 'is not', null)
    .orderBy('act.id', 'desc')
    .limit(1),
).as('lastAct');

/** The last act from that part; null before the first one. */
export function lastActFrom(part: object | null): LastAct | null {
  return part ? fromJson(part as LastAct, ['at']) : null;
}

/** The last act that binds, in one query. */
export async function readLastAct(
  db: Kysely<Database>,
  handoverId: string,
): Promise<LastAct | null> {
  const row = await db
    .selectFrom('handover')
    .select(lastActPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return lastActFrom(row.lastAct);
}
