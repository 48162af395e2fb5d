import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import type { QuestionView } from './model.ts';
import { moveOn, type QuestionTarget } from './move-question.ts';
import { mayWithdraw } from './rules.ts';

/** The asker takes the question back. */
export async function withdraw(
  app: App,
  actor: Actor,
  request: QuestionTarget,
): Promise<QuestionView> {
  return await moveOn(app, actor, {
    ...request,
    move: {
      verb: 'settle',
      allowed: mayWithdraw,
      entry: { kind: 'withdrawn', text: null },
      next: () => ({ state: 'withdrawn', waitsFor: null }),
      notice: null,
      line: 'A question was withdrawn',
    },
  });
}
