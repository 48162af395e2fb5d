import type { App } from '../../src/app.ts';
import type { Person } from '../../src/people/actor.ts';
import { answer } from '../../src/questions/answer.ts';
import { findQuestion } from '../../src/questions/facts.ts';
import { answerInput, reopenInput } from '../../src/questions/model.ts';
import type { OnQuestion } from '../../src/questions/move-question.ts';
import { reopen } from '../../src/questions/reopen.ts';
import { settle } from '../../src/questions/settle.ts';
import { Refusal } from '../../src/refusal.ts';
import type { Card } from '../cards/card.ts';
import { parseInput } from './parse-input.ts';

/** What a button of a question's card says. */
export type Pressed = {
  do: 'answer' | 'reopen' | 'settle';
  handoverId: string;
  questionId: string;
  version: number | null;
  text?: string;
};

type Shown = Pick<OnQuestion<Card>, 'show'>;

/** Makes the move that a button means. @throws Refusal of the verb. */
export async function moveOnQuestion(
  app: App,
  actor: Person,
  pressed: Pressed & Shown,
): Promise<Card> {
  const { handoverId, questionId, version: expected, text, show } = pressed;
  const target: OnQuestion<Card> = { handoverId, questionId, expected, show };
  switch (pressed.do) {
    case 'answer': {
      const remedy = 'Write an answer, then press Answer.';
      return await answer(app, actor, {
        ...target,
        input: parseInput(answerInput, { text }, remedy),
      });
    }
    case 'reopen': {
      const remedy = 'Write what is still open, then press Not yet.';
      return await reopen(app, actor, {
        ...target,
        input: parseInput(reopenInput, { text }, remedy),
      });
    }
    case 'settle':
      return await settle(app, actor, target);
  }
}

/** Whether only its version moved on: an open question was never answered, or that was undone. */
export async function waitsStill(app: App, pressed: Pressed, error: unknown): Promise<boolean> {
  const isConflict = error instanceof Refusal && error.code === 'version_conflict';
  if (!isConflict || pressed.do !== 'answer') return false;
  const question = await findQuestion(app.db, pressed.questionId);
  return question?.state === 'open';
}
