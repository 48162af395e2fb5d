import type { Kysely } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { ReturnPoint } from './model.ts';

/** The last time tech sent a handover back: who, when, and for which reasons. */
export type SendBackRecord = { by: string; at: string; points: readonly ReturnPoint[] };

/** The last send-back of a handover, as a part of one statement. */
export const sentBackPart = jsonObjectFrom(
  ofHandover
    .selectFrom('send_back')
    .select(['by', 'at', 'points'])
    .whereRef('send_back.handover_id', '=', 'handover.id')
    .orderBy('round', 'desc')
    .limit(1),
).as('sentBack');

/** The send-back from that part; null when tech never sent it back. */
export function sentBackFrom(
  part: { by: string; at: string; points: object } | null,
): SendBackRecord | null {
  return part ? (fromJson(part, ['at']) as SendBackRecord) : null;
}

/** The points of the last send-back in words, for the card that tells sales. */
export async function readSentBackLines(
  db: Kysely<Database>,
  handoverId: string,
): Promise<string[]> {
  const row = await db
    .selectFrom('handover')
    .select(sentBackPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return (sentBackFrom(row.sentBack)?.points ?? []).map((point) => point.text);
}
