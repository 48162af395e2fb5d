import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import type { waitingContract } from './contract.ts';
import { waitingFor } from './waiting-for.ts';

/** What waits for whoever asks, and who that is, over HTTP. */
export function waitingHandlers(app: App): Handlers<typeof waitingContract> {
  return {
    readWaiting: async ({ actor, query }) => ({ body: await waitingFor(app, actor, query) }),
    readMe: async ({ actor: { personId: id, name } }) =>
      await Promise.resolve({ body: { person: { id, name, party: null } } }),
  };
}
