import type { Insertable } from 'kysely';
import type { Tx } from '../record/app.ts';
import { checkVersion } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import type { ClarificationTable } from '../storage/tables.ts';
import { readClarification, type ClarificationRecord, type EntryRecord } from './facts.ts';

type Entry = Pick<EntryRecord, 'kind' | 'by' | 'at' | 'text'>;

/** Writes a new question down. */
export async function insertQuestion(
  tx: Tx,
  question: Insertable<ClarificationTable>,
): Promise<void> {
  await tx.insertInto('clarification').values(question).execute();
}

/** A question in the same words by the same person, asked since then and not taken back. */
export async function findAskedSince(
  tx: Tx,
  same: { handoverId: string; personId: string; text: string; since: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('clarification')
    .select('id')
    .where('handover_id', '=', same.handoverId)
    .where('asked_by', '=', same.personId)
    .where('text', '=', same.text)
    .where('asked_at', '>', same.since)
    .where('state', '<>', 'withdrawn')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Adds what was said to a question's thread. */
export async function insertEntry(tx: Tx, clarificationId: string, entry: Entry): Promise<void> {
  await tx
    .insertInto('clarification_entry')
    .values({ clarification_id: clarificationId, ...entry })
    .execute();
}

/** Reads one question of this handover at the version the person saw. @throws Refusal */
export async function readQuestion(
  tx: Tx,
  where: { handoverId: string; id: string; expected: number | null },
): Promise<ClarificationRecord> {
  const question = await readClarification(tx, where.id);
  if (!question || question.handover_id !== where.handoverId) throw refusalFor('not_found');
  checkVersion(where.expected, question.version);
  return question;
}

/** Moves a question on: its state, and whom it waits for from now. */
export async function moveQuestion(
  tx: Tx,
  question: { id: string; version: number },
  move: { state: ClarificationRecord['state']; waits_for: string | null; waits_since: string },
): Promise<void> {
  await tx
    .updateTable('clarification')
    .set({ ...move, version: question.version + 1 })
    .where('id', '=', question.id)
    .execute();
}
