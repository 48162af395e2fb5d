import { peopleFrom, readNames } from '../people/names.ts';
import type { Reading } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import { findQuestion, readQuestions, type QuestionRecord } from './facts.ts';
import type { QuestionsView, QuestionView } from './model.ts';
import { questionFor, questionsFor, type Scene } from './view.ts';

/** A question says what it is about by itself: the template need not be known. */
type Asking = Omit<Reading, 'template'>;

/** Reads and shows all questions. */
export async function presentQuestions(reading: Asking): Promise<QuestionsView> {
  const questions = await readQuestions(reading.db, reading.handover.id);
  return questionsFor(await sceneOf(reading, questions), questions);
}

/** Reads and shows one question to whoever just moved it. */
export async function presentQuestion(reading: Asking, id: string): Promise<QuestionView> {
  const question = await findQuestion(reading.db, id);
  if (!question) throw refusalFor('not_found');
  return questionFor(await sceneOf(reading, [question]), question);
}

async function sceneOf(
  { db, handover, access }: Asking,
  questions: readonly QuestionRecord[],
): Promise<Scene> {
  const ids = questions.flatMap((one) => [
    one.asked_by,
    one.waits_for,
    ...one.entries.map((entry) => entry.by),
  ]);
  const names = await readNames(db, handover.tenant_id, ids);
  return { state: handover.state, access, people: peopleFrom(names, handover) };
}
