import type { App } from '../app.ts';
import { partyOf } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { changePromise, type PromiseTarget } from './change-promise.ts';
import type { PromiseView } from './model.ts';

/** The other side agrees with what was proposed. */
export async function agreeResolution(
  app: App,
  actor: Person,
  request: PromiseTarget,
): Promise<PromiseView> {
  return await changePromise(app, actor, {
    ...request,
    verb: 'agree-resolution',
    decide: (promise, work) => {
      if (promise.resolution === null) {
        throw new Refusal(
          'invalid_state',
          'Nothing is proposed for this promise yet. Propose something first.',
        );
      }
      const forSales = partyOf(work.access) === 'sales';
      return {
        fields: forSales ? { agreed_by_sales: actor.personId } : { agreed_by_tech: actor.personId },
        text: 'What we do about a promise was agreed',
      };
    },
  });
}
