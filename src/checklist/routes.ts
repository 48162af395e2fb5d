import { z } from 'zod';
import type { App } from '../app.ts';
import { route, type Route } from '../http/route.ts';
import { handoverId } from '../record/model.ts';
import { openInternal } from '../record/read.ts';
import { markRead } from './mark-read.ts';
import { markReadInput, saveItemInput } from './model.ts';
import { presentChecklist } from './present.ts';
import { saveItem } from './save-item.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });
const ofItem = z.object({ id: handoverId, key: z.string().regex(/^[a-z]+\.[a-z-]+$/u) });

/** The checklist over HTTP. */
export function checklistRoutes(app: App): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id/items',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentChecklist(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      method: 'PATCH',
      path: '/api/handovers/:id/items/:key',
      verb: 'save-item',
      params: ofItem,
      query: none,
      body: saveItemInput,
      needs: ['version'],
      handle: async ({ actor, params, body, expected }) => {
        const request = { handoverId: params.id, key: params.key, expected, input: body };
        const item = await saveItem(app, actor, request);
        return { body: item, etag: item.version };
      },
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/items/read',
      verb: 'mark-read',
      params: ofHandover,
      query: none,
      body: markReadInput,
      handle: async ({ actor, params, body }) => ({
        body: await markRead(app, actor, { handoverId: params.id, input: body }),
      }),
    }),
  ];
}
