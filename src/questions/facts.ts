import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Party } from '../people/model.ts';
import { fromJson, ofHandover } from '../storage/json-part.ts';
import type { Database } from '../storage/tables.ts';
import type { About, QuestionState } from './model.ts';

export type EntryRecord = {
  id: string;
  kind: 'asked' | 'answered' | 'settled' | 'reopened' | 'withdrawn';
  by: string;
  at: string;
  text: string | null;
};

type Words = 'state' | 'asked_party' | 'to_party' | 'about_kind';
/** A question with its thread, as it is stored. */
export type QuestionRecord = Omit<Selectable<Database['question']>, Words> & {
  state: QuestionState;
  asked_party: Party;
  to_party: Party;
  about_kind: About['kind'];
  entries: readonly EntryRecord[];
};

function entriesOf(question: ExpressionBuilder<Database, 'question'>) {
  return jsonArrayFrom(
    question
      .selectFrom('question_entry')
      .select((entry) => [entry.cast<string>('id', 'text').as('id'), 'kind', 'by', 'at', 'text'])
      .whereRef('question_id', '=', 'question.id')
      .orderBy('question_entry.id'),
  ).as('entries');
}

/** Questions with their threads; the caller adds what narrows them down. */
function selectQuestions(db: Kysely<Database>) {
  return db.selectFrom('question').selectAll('question').select(entriesOf);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectQuestions>['executeTakeFirstOrThrow']>>;

/** Every question of a handover, oldest first, as a part of one statement. */
const questionsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('question')
    .selectAll('question')
    .select(entriesOf)
    .whereRef('question.handover_id', '=', 'handover.id')
    .orderBy('question.position'),
).as('questions');

/** The questions from that part. */
function questionsFrom(part: readonly Row[]): readonly QuestionRecord[] {
  return part.map((row) => recordOf(fromJson(row, ['asked_at', 'waits_since', 'due_at'])));
}

function recordOf(row: Row): QuestionRecord {
  const entries = row.entries.map((entry) => fromJson(entry, ['at']));
  return { ...row, entries } as QuestionRecord;
}

/** A question that is not over, without what was said to it. */
export type OpenQuestion = Pick<
  QuestionRecord,
  | 'id'
  | 'text'
  | 'state'
  | 'blocking'
  | 'asked_by'
  | 'to_party'
  | 'about_label'
  | 'waits_for'
  | 'waits_since'
  | 'due_at'
> & {
  /** Who answered it last; null before the first answer. */
  answered_by?: string | null;
};

/** The questions of a handover that are not over, oldest first, as a part of one statement. */
export const openQuestionsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('question')
    .select(['id', 'text', 'state', 'blocking', 'asked_by', 'to_party', 'about_label'])
    .select(['waits_for', 'waits_since', 'due_at'])
    .select((question) =>
      question
        .selectFrom('question_entry')
        .select('by')
        .whereRef('question_id', '=', 'question.id')
        .where('kind', '=', 'answered')
        .orderBy('question_entry.id', 'desc')
        .limit(1)
        .as('answered_by'),
    )
    .whereRef('question.handover_id', '=', 'handover.id')
    .where('state', 'in', ['open', 'answered', 'reopened'])
    .orderBy('question.position'),
).as('questions');

/** The open questions from that part. */
export function openQuestionsFrom(
  part: readonly (Omit<OpenQuestion, 'state' | 'to_party'> & { state: string; to_party: string })[],
): readonly OpenQuestion[] {
  return part.map((row) => fromJson(row, ['waits_since', 'due_at']) as OpenQuestion);
}

/** Every question of a handover, oldest first, in one query. */
export async function readQuestions(
  db: Kysely<Database>,
  handoverId: string,
): Promise<readonly QuestionRecord[]> {
  const row = await db
    .selectFrom('handover')
    .select(questionsPart)
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  return questionsFrom(row.questions);
}

/** One question by its id; undefined when there is none. */
export async function findQuestion(
  db: Kysely<Database>,
  id: string,
): Promise<QuestionRecord | undefined> {
  const row = await selectQuestions(db).where('id', '=', id).executeTakeFirst();
  return row ? recordOf(row) : undefined;
}

/** For whom each of these questions waits now; null for one that waits for nobody. */
export async function waitsForNow(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('question')
    .select(['id', 'waits_for'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.waits_for]));
}
