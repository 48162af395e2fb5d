import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import type { QuestionView, ReopenInput } from './model.ts';
import { moveOn, type QuestionTarget } from './move-question.ts';
import { maySettle, whoAnswers } from './rules.ts';

/** The asker says "not yet"; the question waits for the other side again. */
export async function reopen(
  app: App,
  actor: Actor,
  request: QuestionTarget & { input: ReopenInput },
): Promise<QuestionView> {
  return await moveOn(app, actor, {
    ...request,
    move: {
      verb: 'settle',
      allowed: maySettle,
      entry: { kind: 'reopened', text: request.input.text },
      next: (question, work) => ({
        state: 'reopened',
        waitsFor: whoAnswers(question.to_party, work.handover.holders),
      }),
      notice: 'question',
      line: 'An answer was not enough yet',
    },
  });
}
