import { route, type Route } from '../http/route.ts';
import { openInternal } from '../record/read.ts';
import { none, ofHandover, onHandover, type HandoverRoutes } from '../record/route-on-handover.ts';
import { presentClientView } from './present.ts';
import { share } from './share.ts';

/** What the client is shown, over HTTP: our side looks at it, and sales shows it. */
export function sharingRoutes(on: HandoverRoutes): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id/client-view',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentClientView(await openInternal(on.app, actor, params.id)),
      }),
    }),
    onHandover(on, { path: 'share', verb: 'share', body: none, act: share }),
  ];
}
