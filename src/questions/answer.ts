import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import type { AnswerInput } from './model.ts';
import { moveOn, type OnQuestion } from './move-question.ts';
import { mayAnswer } from './rules.ts';

/** Answers a question; from now it waits for the asker, who says whether that settles it. */
export async function answer<V>(
  app: App,
  actor: Person,
  request: OnQuestion<V> & { input: AnswerInput },
): Promise<V> {
  return await moveOn(app, actor, {
    ...request,
    move: {
      verb: 'answer',
      allowed: mayAnswer,
      entry: { kind: 'answered', text: request.input.text },
      next: (question) => ({ state: 'answered', waitsFor: question.asked_by }),
      notice: 'answered',
      line: 'A question was answered',
    },
  });
}
