import type { Insertable } from 'kysely';
import type { Tx } from '../app.ts';
import type { Party } from '../people/model.ts';
import { checkVersion } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import type { Database } from '../storage/tables.ts';
import { findQuestion, type QuestionRecord, type EntryRecord } from './facts.ts';

type Entry = Pick<EntryRecord, 'kind' | 'by' | 'at' | 'text'>;

/** Writes a new question down. */
export async function insertQuestion(
  tx: Tx,
  question: Insertable<Database['question']>,
): Promise<void> {
  await tx.insertInto('question').values(question).execute();
}

/** A question in the same words by the same person, asked since then and not taken back. */
export async function findAskedSince(
  tx: Tx,
  same: { handoverId: string; personId: string; text: string; since: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('question')
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
export async function insertEntry(tx: Tx, questionId: string, entry: Entry): Promise<void> {
  await tx
    .insertInto('question_entry')
    .values({ question_id: questionId, ...entry })
    .execute();
}

/** Reads one question of this handover at the version the person saw. @throws Refusal */
export async function readQuestion(
  tx: Tx,
  where: { handoverId: string; id: string; expected: number | null },
): Promise<QuestionRecord> {
  const question = await findQuestion(tx, where.id);
  if (!question || question.handover_id !== where.handoverId) throw refusalFor('not_found');
  checkVersion(where.expected, question.version);
  return question;
}

/** Hands over what waits for somebody's answer on one side to somebody else. Gives what was moved, at its new version. */
export async function handOverQuestions(
  tx: Tx,
  given: { handoverId: string; toParty: Party; from: string | null; to: string; at: string },
): Promise<{ id: string; version: number }[]> {
  return await tx
    .updateTable('question')
    .set((question) => ({
      waits_for: given.to,
      waits_since: given.at,
      version: question('version', '+', 1),
    }))
    .where('handover_id', '=', given.handoverId)
    .where('to_party', '=', given.toParty)
    .where('state', 'in', ['open', 'reopened'])
    .where('waits_for', given.from === null ? 'is' : '=', given.from)
    .returning(['id', 'version'])
    .execute();
}

/** Moves a question on: its state, and whom it waits for from now. */
export async function moveQuestion(
  tx: Tx,
  question: { id: string; version: number },
  move: { state: QuestionRecord['state']; waits_for: string | null; waits_since: string },
): Promise<void> {
  await tx
    .updateTable('question')
    .set({ ...move, version: question.version + 1 })
    .where('id', '=', question.id)
    .execute();
}
