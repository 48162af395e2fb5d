import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import type { ReopenInput } from './model.ts';
import { moveOn, type OnQuestion } from './move-question.ts';
import { maySettle, whoAnswers } from './rules.ts';

/** The asker says "not yet"; the question waits for the other side again. */
export async function reopen<V>(
  app: App,
  actor: Person,
  request: OnQuestion<V> & { input: ReopenInput },
): Promise<V> {
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
