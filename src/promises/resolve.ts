import type { App } from '../app.ts';
import { partyOf } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PromiseView, ResolveInput } from './model.ts';

/** Proposes what we do about a promise; whoever proposes has agreed for their side. */
export async function resolvePromise(
  app: App,
  actor: Person,
  request: PromiseTarget & { input: ResolveInput },
): Promise<PromiseView> {
  const { input } = request;
  return await changePromise(app, actor, {
    ...request,
    verb: 'resolve-promise',
    decide: (promise, work) => {
      if (promise.verdict === null) {
        throw new Refusal(
          'invalid_state',
          'Tech checks the promise first. Then decide what we do about it.',
        );
      }
      const forSales = partyOf(work.access) === 'sales';
      return {
        fields: {
          resolution: input.resolution,
          resolution_note: input.note ?? null,
          resolved_at: work.at,
          agreed_by_sales: forSales ? actor.personId : null,
          agreed_by_tech: forSales ? null : actor.personId,
        },
        text: 'What we do about a promise was proposed',
      };
    },
  });
}
