import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import type { QuestionView } from './model.ts';
import { moveOn, type QuestionTarget } from './move-question.ts';
import { maySettle } from './rules.ts';

/** The asker accepts the answer; the question is over. */
export async function settle(
  app: App,
  actor: Actor,
  request: QuestionTarget,
): Promise<QuestionView> {
  return await moveOn(app, actor, {
    ...request,
    move: {
      verb: 'settle',
      allowed: maySettle,
      entry: { kind: 'settled', text: null },
      next: () => ({ state: 'settled', waitsFor: null }),
      notice: null,
      line: 'A question was settled',
    },
  });
}
