import { z } from 'zod';
import { presentHandover } from '../handover/present.ts';
import { route, type Route } from '../http/route.ts';
import type { App } from '../record/app.ts';
import { handoverId } from '../record/model.ts';
import { open, openInternal } from '../record/read.ts';
import type { Signals } from '../storage/signals.ts';
import { watch } from './live.ts';
import { presentClientView } from './read.ts';
import { share } from './share.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });

/** One handover for whoever opens it: the internal view, or what was shared with the client. */
export function clientRoutes(app: App, signals: Signals): Route[] {
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
      path: '/api/handovers/:id/client-view',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentClientView(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/share',
      verb: 'share',
      params: ofHandover,
      query: none,
      body: none,
      needs: ['version'],
      handle: async ({ actor, params, expected }) => {
        const handover = await share(app, actor, { handoverId: params.id, expected });
        return { body: handover, etag: handover.version };
      },
    }),
  ];
}
