import { z } from 'zod';
import type { App } from '../app.ts';
import { route, type Route } from '../http/route.ts';
import type { Calendar } from '../microsoft/calendar.ts';
import { handoverId } from '../record/model.ts';
import { openInternal } from '../record/read.ts';
import { sendKickoffInput, timesQuery } from './model.ts';
import { presentKickoff } from './present.ts';
import { sendKickoff } from './send-kickoff.ts';
import { findTimes } from './times.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });

/** The kickoff over HTTP. */
export function kickoffRoutes(app: App, calendar: Calendar): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id/kickoff',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentKickoff(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/handovers/:id/kickoff/times',
      verb: 'read',
      params: ofHandover,
      query: timesQuery,
      body: none,
      cost: 'outside',
      handle: async ({ actor, params, query }) => {
        const opened = await openInternal(app, actor, params.id);
        const readerZone = query.zone ?? app.settings.timeZone;
        return { body: await findTimes(opened, { calendar, readerZone }) };
      },
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/kickoff',
      verb: 'send-kickoff',
      params: ofHandover,
      query: none,
      body: sendKickoffInput,
      needs: ['key'],
      handle: async ({ actor, params, key, body }) => {
        const request = { handoverId: params.id, key, input: body };
        return { status: 202, body: await sendKickoff(app, actor, request) };
      },
    }),
  ];
}
