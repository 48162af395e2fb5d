import type { App } from '../app.ts';
import { route, type Route } from '../http/route.ts';
import { openInternal } from '../record/read.ts';
import { none, ofHandover, onHandover, type HandoverRoutes } from '../record/route-on-handover.ts';
import { accept } from './accept.ts';
import { addContact } from './add-contact.ts';
import { candidatesFor } from './candidates.ts';
import { createHandover } from './create.ts';
import { listHandovers } from './list.ts';
import * as model from './model.ts';
import { nameRoles } from './name-roles.ts';
import { retry } from './retry.ts';
import { sendBack } from './send-back.ts';
import { submit } from './submit.ts';

/** The lifecycle over HTTP. */
export function handoverRoutes(on: HandoverRoutes): Route[] {
  return [...beginRoutes(on.app), ...lifecycleRoutes(on)];
}

function beginRoutes(app: App): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers',
      verb: 'anyone',
      params: none,
      query: model.listQuery,
      body: none,
      handle: async ({ actor, query }) => ({ body: await listHandovers(app, actor, query) }),
    }),
    route({
      method: 'POST',
      path: '/api/handovers',
      verb: 'anyone',
      params: none,
      query: none,
      body: model.createInput,
      needs: ['key'],
      cost: 'outside',
      handle: async ({ actor, key, body }) => {
        const created = await createHandover(app, actor, { key, input: body });
        return { status: created.existing ? 200 : 201, body: created };
      },
    }),
    route({
      method: 'GET',
      path: '/api/handovers/:id/candidates',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => {
        const { handover } = await openInternal(app, actor, params.id);
        return { body: { people: await candidatesFor(app, handover) } };
      },
    }),
  ];
}

function lifecycleRoutes(on: HandoverRoutes): Route[] {
  const { submitInput, sendBackInput, nameRolesInput, contactInput, retryInput } = model;
  return [
    onHandover(on, { path: 'submit', verb: 'submit', body: submitInput, act: submit }),
    onHandover(on, { path: 'send-back', verb: 'send-back', body: sendBackInput, act: sendBack }),
    onHandover(on, { path: 'accept', verb: 'accept', body: none, act: accept }),
    onHandover(on, {
      path: 'roles',
      verb: 'name-roles-before',
      body: nameRolesInput,
      act: nameRoles,
    }),
    onHandover(on, { path: 'contacts', verb: 'add-contact', body: contactInput, act: addContact }),
    onHandover(on, {
      path: 'effects/retry',
      verb: 'retry-effect',
      body: retryInput,
      act: retry,
      needs: [],
    }),
  ];
}
