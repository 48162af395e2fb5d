import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import { openInternal } from '../record/read.ts';
import { reading } from '../record/reading.ts';
import { askItem } from './ask-item.ts';
import { bringBack } from './bring-back.ts';
import type { checklistContract } from './contract.ts';
import { markRead } from './mark-read.ts';
import { presentChecklist } from './present.ts';
import { readItemHistory, readRevision } from './read-revision.ts';
import { saveItem } from './save-item.ts';

/** The checklist over HTTP. */
export function checklistHandlers(app: App): Handlers<typeof checklistContract> {
  return {
    readChecklist: reading(app)(presentChecklist),
    saveItem: async ({ actor, params: { id, key }, body, expected }) => ({
      body: await saveItem(app, actor, { handoverId: id, key, expected, input: body }),
    }),
    askItem: async ({ actor, params: { id, key }, body }) => ({
      body: await askItem(app, actor, { handoverId: id, key, input: body }),
    }),
    readRevision: async ({ actor, params: { id, key, number } }) => ({
      body: await readRevision(await openInternal(app, actor, id), { key, number: Number(number) }),
    }),
    readItemHistory: async ({ actor, params: { id, key }, query: { after } }) => ({
      body: await readItemHistory(await openInternal(app, actor, id), { key, after }),
    }),
    bringBack: async ({ actor, params: { id, key }, body, expected }) => ({
      body: await bringBack(app, actor, { handoverId: id, key, expected, number: body.number }),
    }),
    markRead: async ({ actor, params, body }) => ({
      body: await markRead(app, actor, { handoverId: params.id, input: body }),
    }),
  };
}
