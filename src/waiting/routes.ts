import type { App } from '../app.ts';
import { route, type Route } from '../http/route.ts';
import { none } from '../record/route-on-handover.ts';
import { waitingFor } from './waiting-for.ts';

/** What waits for whoever asks, and who that is, over HTTP. */
export function waitingRoutes(app: App): Route[] {
  const plain = { params: none, query: none, body: none, verb: 'anyone' as const };
  return [
    route({
      ...plain,
      method: 'GET',
      path: '/api/waiting',
      handle: async ({ actor }) => ({ body: await waitingFor(app, actor) }),
    }),
    route({
      ...plain,
      method: 'GET',
      path: '/api/me',
      handle: async ({ actor: { personId: id, name } }) =>
        await Promise.resolve({ body: { person: { id, name, party: null } } }),
    }),
  ];
}
