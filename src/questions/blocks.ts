import { shorten } from '../one-line.ts';
import type { BlockOf } from '../record/blocks.ts';
import type { OpenQuestion } from './facts.ts';
import { blocksAcceptance } from './rules.ts';

export type QuestionBlock = BlockOf<'question_open', { kind: 'question'; id: string }>;

/** Acceptance: every blocking question is settled or withdrawn; it waits for whoever moves next. */
export function questionBlocks(questions: readonly OpenQuestion[]): QuestionBlock[] {
  return questions.filter(blocksAcceptance).map((question) => {
    const { id, text } = question;
    const isAnswered = question.state === 'answered';
    return {
      code: 'question_open',
      subjects: [{ kind: 'question', id }],
      text: `“${shorten(text)}” is ${isAnswered ? 'not settled' : 'not answered'}`,
      role: 'sales-owner',
      personId: question.waits_for,
      since: question.waits_since,
      cure: {
        label: isAnswered ? 'Settle' : 'Answer',
        step: isAnswered ? 'Settle a question' : 'Answer a question',
        page: 'questions',
        ref: id,
      },
    };
  });
}
