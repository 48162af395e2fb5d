import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Party } from '../people/model.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { ClarificationTable, Database } from '../storage/tables.ts';
import type { About, ClarificationState } from './model.ts';

export type EntryRecord = {
  id: string;
  kind: 'asked' | 'answered' | 'settled' | 'reopened' | 'withdrawn';
  by: string;
  at: string;
  text: string | null;
};

type Words = 'state' | 'asked_party' | 'to_party' | 'about_kind';
/** A question with its thread, as it is stored. */
export type ClarificationRecord = Omit<Selectable<ClarificationTable>, Words> & {
  state: ClarificationState;
  asked_party: Party;
  to_party: Party;
  about_kind: About['kind'];
  entries: readonly EntryRecord[];
};

function entriesOf(question: ExpressionBuilder<Database, 'clarification'>) {
  return jsonArrayFrom(
    question
      .selectFrom('clarification_entry')
      .select((entry) => [entry.cast<string>('id', 'text').as('id'), 'kind', 'by', 'at', 'text'])
      .whereRef('clarification_id', '=', 'clarification.id')
      .orderBy('clarification_entry.id'),
  ).as('entries');
}

/** Questions with their threads; the caller adds what narrows them down. */
export function selectClarifications(db: Kysely<Database>) {
  return db.selectFrom('clarification').selectAll('clarification').select(entriesOf);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectClarifications>['executeTakeFirstOrThrow']>>;

/** Every question of a handover, oldest first, as a part of one statement. */
export const questionsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('clarification')
    .selectAll('clarification')
    .select(entriesOf)
    .whereRef('clarification.handover_id', '=', 'handover.id')
    .orderBy('clarification.position'),
).as('questions');

/** The questions from that part. */
export function questionsFrom(part: readonly Row[]): readonly ClarificationRecord[] {
  return part.map((row) => recordOf(fromJson(row, ['asked_at', 'waits_since', 'due_at'])));
}

function recordOf(row: Row): ClarificationRecord {
  const entries = row.entries.map((entry) => fromJson(entry, ['at']));
  return { ...row, entries } as ClarificationRecord;
}

/** Every question of a handover, oldest first, in one query. */
export async function readClarifications(
  db: Kysely<Database>,
  handoverId: string,
): Promise<readonly ClarificationRecord[]> {
  const row = await db
    .selectFrom('handover')
    .select(questionsPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return questionsFrom(row.questions);
}

/** One question by its id; undefined when there is none. */
export async function readClarification(
  db: Kysely<Database>,
  id: string,
): Promise<ClarificationRecord | undefined> {
  const row = await selectClarifications(db).where('id', '=', id).executeTakeFirst();
  return row ? recordOf(row) : undefined;
}
