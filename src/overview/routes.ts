import type { App } from '../app.ts';
import { route, type Route } from '../http/route.ts';
import { open, openInternal } from '../record/read.ts';
import { none, ofHandover } from '../record/route-on-handover.ts';
import { presentClientView } from '../sharing/present.ts';
import type { Signals } from '../storage/signals.ts';
import { presentChanges } from './changes.ts';
import { watch } from './live.ts';
import { presentHandover } from './present.ts';

/** One handover for whoever opens it: at a glance for our side, what was shared for the client. */
export function overviewRoutes(app: App, signals: Signals): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id',
      verb: 'open',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => {
        const opened = await open(app, actor, params.id);
        if (opened.access.standing === 'client') return { body: await presentClientView(opened) };
        return { body: await presentHandover(app, opened), etag: opened.handover.version };
      },
    }),
    route({
      method: 'GET',
      path: '/api/handovers/:id/live',
      verb: 'open',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => {
        const { handoverId: id, hasNews } = await watch(app, actor, params.id);
        return { feed: { listen: (heard) => signals.listen(id, heard), hasNews } };
      },
    }),
    route({
      method: 'GET',
      path: '/api/handovers/:id/changes',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentChanges(await openInternal(app, actor, params.id)),
      }),
    }),
  ];
}
