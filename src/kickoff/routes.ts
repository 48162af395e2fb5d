import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import type { Calendar } from '../microsoft/calendar.ts';
import { openInternal } from '../record/read.ts';
import { reading } from '../record/reading.ts';
import type { kickoffContract } from './contract.ts';
import { keepKickoff } from './keep-kickoff.ts';
import { presentKickoff } from './present.ts';
import { sendKickoff } from './send-kickoff.ts';
import { findTimes } from './times.ts';

/** The kickoff over HTTP. */
export function kickoffHandlers(app: App, calendar: Calendar): Handlers<typeof kickoffContract> {
  return {
    readKickoff: reading(app)(presentKickoff),
    readKickoffTimes: async ({ actor, params, query }) => {
      const opened = await openInternal(app, actor, params.id);
      const readerZone = query.zone ?? app.settings.timeZone;
      return { body: await findTimes(opened, { calendar, readerZone }) };
    },
    sendKickoff: async ({ actor, params, key, body }) => ({
      body: await sendKickoff(app, actor, { handoverId: params.id, key, input: body }),
    }),
    keepKickoff: async ({ actor, params, body }) => ({
      body: await keepKickoff(app, actor, { handoverId: params.id, input: body }),
    }),
  };
}
