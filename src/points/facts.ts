import type { Kysely, Selectable } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Page } from '../record/model.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { ReturnReason } from './model.ts';

type Row = Selectable<Database['review_point']>;
type Words = { reason: ReturnReason; page: Page | null; outcome: 'done' | 'cant' | null };
/** A point as it is stored. */
export type PointRecord = Omit<Row, keyof Words | 'changed_page'> &
  Words & { changed_page: Page | null };

/** The last time tech sent a handover back: who, when. */
export type SendBackRecord = { by: string; at: string };

const lastRound = ofHandover
  .selectFrom('send_back')
  .select((round) => round.fn.max('round').as('round'))
  .whereRef('send_back.handover_id', '=', 'handover.id')
  .where('taken_back_at', 'is', null);

/**
 * The points of a handover that still matter, in the order in which they were collected: those of the
 * last send-back, and those that are not sent yet; as a part of one statement.
 */
export const pointsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('review_point')
    .selectAll('review_point')
    .whereRef('review_point.handover_id', '=', 'handover.id')
    .where((point) => point.or([point('round', 'is', null), point('round', '=', lastRound)]))
    .orderBy('position'),
).as('points');

/** The points from that part. */
export function pointsFrom(part: readonly Row[]): readonly PointRecord[] {
  return part.map((row) => fromJson(row, ['at', 'handled_at']) as PointRecord);
}

/** The last send-back of a handover, as a part of one statement. */
export const sentBackPart = jsonObjectFrom(
  ofHandover
    .selectFrom('send_back')
    .select(['by', 'at'])
    .whereRef('send_back.handover_id', '=', 'handover.id')
    .where('taken_back_at', 'is', null)
    .orderBy('round', 'desc')
    .limit(1),
).as('sentBack');

/** The send-back from that part; null when tech never sent it back. */
export function sentBackFrom(part: SendBackRecord | null): SendBackRecord | null {
  return part ? fromJson(part, ['at']) : null;
}

const sentAt = ofHandover
  .selectFrom('send_back')
  .select((round) => round.fn.max('at').as('at'))
  .whereRef('send_back.handover_id', '=', 'handover.id')
  .where('taken_back_at', 'is', null);

/**
 * What changed since the last send-back, the newest line for each place, as a part of one statement.
 * In the next review: until sales submitted again, as what tech does then mends nothing.
 */
export const whatChangedPart = jsonArrayFrom(
  ofHandover
    .selectFrom('audit_entry')
    .distinctOn(['page', 'ref'])
    .select((entry) => entry.cast<string>('id', 'text').as('id'))
    .select(['at', 'by', 'by_kind', 'text', 'page', 'ref', 'revision'])
    .whereRef('audit_entry.handover_id', '=', 'handover.id')
    .where('ref', 'is not', null)
    // What was said of a point mends none, and what was undone is as it was.
    .where('verb', 'not in', ['handle-point', 'undo'])
    .where('at', '>', sentAt)
    .where((entry) =>
      entry.or([
        entry('handover.state', '=', 'draft'),
        entry('audit_entry.at', '<=', entry.ref('handover.submitted_at')),
      ]),
    )
    .orderBy('page')
    .orderBy('ref')
    .orderBy('audit_entry.id', 'desc'),
).as('changes');

/** The number of the last send-back; 0 when tech never sent it back. */
export async function readLastRound(db: Kysely<Database>, handoverId: string): Promise<number> {
  const row = await db
    .selectFrom('send_back')
    .select((round) => round.fn.max('round').as('round'))
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return row?.round ?? 0;
}

/** What tech sent back last, for the card that tells sales: by whom, and the points in words. */
export async function readSentBack(
  db: Kysely<Database>,
  handoverId: string,
): Promise<{ by: string | null; lines: string[] }> {
  const row = await db
    .selectFrom('handover')
    .select([pointsPart, sentBackPart])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  const sent = pointsFrom(row.points).filter(({ round }) => round !== null);
  return { by: row.sentBack?.by ?? null, lines: sent.map(({ text }) => text) };
}
