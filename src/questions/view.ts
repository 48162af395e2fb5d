import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { State } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { QuestionRecord } from './facts.ts';
import type { QuestionsView, QuestionView } from './model.ts';
import { mayAnswer, maySettle, mayWithdraw } from './rules.ts';

export type Scene = { state: State; access: Access; people: People };

/** All questions for one internal reader, newest first. */
export function questionsFor(scene: Scene, questions: readonly QuestionRecord[]): QuestionsView {
  return {
    questions: questions.map((question) => questionFor(scene, question)).toReversed(),
    can: { ask: may('ask', scene.access, scene.state) },
  };
}

/** One question for one internal reader, with what this reader may do about it. */
export function questionFor(scene: Scene, question: QuestionRecord): QuestionView {
  const { people, access } = scene;
  const open = may('answer', access, scene.state);
  return {
    id: question.id,
    text: question.text,
    about: { kind: question.about_kind, ref: question.about_ref, label: question.about_label },
    askedBy: people.ref(question.asked_by),
    askedAt: question.asked_at,
    to: question.to_party,
    waitsFor: people.maybe(question.waits_for),
    since: question.waits_since,
    dueAt: question.due_at,
    blocking: question.blocking,
    state: question.state,
    answer: answerOf(question, people),
    thread: question.entries.map(({ id, kind, by, at, text }) => ({
      id,
      kind,
      by: people.ref(by),
      at,
      text,
    })),
    messageUrl: question.message_url,
    version: question.version,
    can: {
      answer: open && mayAnswer(question, access),
      settle: open && maySettle(question, access),
      reopen: open && maySettle(question, access),
      withdraw: open && mayWithdraw(question, access),
    },
  };
}

/** The latest answer, as long as it was not found wanting. */
function answerOf(question: QuestionRecord, people: People): QuestionView['answer'] {
  if (question.state !== 'answered' && question.state !== 'settled') return null;
  const last = question.entries.findLast((entry) => entry.kind === 'answered');
  return last ? { text: last.text ?? '', by: people.ref(last.by), at: last.at } : null;
}
