import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { moveOn, type OnQuestion } from './move-question.ts';
import { mayWithdraw } from './rules.ts';

/** The asker takes the question back. */
export async function withdraw<V>(app: App, actor: Person, request: OnQuestion<V>): Promise<V> {
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
