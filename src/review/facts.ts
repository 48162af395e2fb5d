import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { CheckKind } from './model.ts';

/** A check as it is stored: who put their name to it, when, with which note. */
export type CheckRecord = { kind: CheckKind; by: string; at: string; note: string };

/** The checks of a handover, as a part of one statement. */
export const checksPart = jsonArrayFrom(
  ofHandover
    .selectFrom('review_check')
    .select(['kind', 'by', 'at', 'note'])
    .whereRef('review_check.handover_id', '=', 'handover.id'),
).as('checks');

/** The checks from that part. */
export function checksFrom(
  part: readonly (Omit<CheckRecord, 'kind'> & { kind: string })[],
): CheckRecord[] {
  return part.map((check) => fromJson(check, ['at']) as CheckRecord);
}
