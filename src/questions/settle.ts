import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { moveOn, type OnQuestion } from './move-question.ts';
import { maySettle } from './rules.ts';

/** The asker accepts the answer; the question is over. */
export async function settle<V>(app: App, actor: Person, request: OnQuestion<V>): Promise<V> {
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
