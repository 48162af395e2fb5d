import { z } from 'zod';
import { route, type Call, type Reply, type Route } from '../http/route.ts';
import type { Actor } from '../people/access.ts';
import type { Verb } from '../people/permissions.ts';
import type { App } from '../record/app.ts';
import { handoverId } from '../record/model.ts';
import { openInternal } from '../record/read.ts';
import { accept } from './accept.ts';
import { presentChanges } from './changes.ts';
import { addContact } from './contacts.ts';
import { createHandover } from './create.ts';
import { listHandovers } from './lists.ts';
import * as model from './model.ts';
import { candidatesFor, nameRoles } from './name-roles.ts';
import { approveMirror, giveCheck, writeMirror } from './review.ts';
import { retry } from './retry.ts';
import { sendBack } from './send-back.ts';
import { submit } from './submit.ts';
import { waitingFor } from './waiting.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });
const retryInput = z.strictObject({ key: z.string().min(1).max(300) });

/** The lifecycle over HTTP. */
export function handoverRoutes(app: App): Route[] {
  return [...personRoutes(app), ...readRoutes(app), ...lifecycleRoutes(app)];
}

function personRoutes(app: App): Route[] {
  const plain = { params: none, query: none, body: none, verb: 'anyone' as const };
  return [
    route({
      ...plain,
      method: 'GET',
      path: '/api/me',
      handle: async ({ actor }) => ({
        body: await Promise.resolve({
          person: { id: actor.personId, name: actor.name, party: null },
        }),
      }),
    }),
    route({
      ...plain,
      method: 'GET',
      path: '/api/waiting',
      handle: async ({ actor }) => ({ body: await waitingFor(app, actor) }),
    }),
    route({
      ...plain,
      method: 'GET',
      path: '/api/handovers',
      query: model.listQuery,
      handle: async ({ actor, query }) => ({ body: await listHandovers(app, actor, query) }),
    }),
    route({
      ...plain,
      method: 'POST',
      path: '/api/handovers',
      body: model.createInput,
      needs: ['key'],
      cost: 'outside',
      handle: async ({ actor, key, body }) => {
        const created = await createHandover(app, actor, { key, input: body });
        return { status: created.existing ? 200 : 201, body: created };
      },
    }),
  ];
}

function readRoutes(app: App): Route[] {
  const plain = { params: ofHandover, query: none, body: none, verb: 'read' as const };
  return [
    route({
      ...plain,
      method: 'GET',
      path: '/api/handovers/:id/changes',
      handle: async ({ actor, params }) => ({
        body: await presentChanges(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      ...plain,
      method: 'GET',
      path: '/api/handovers/:id/candidates',
      handle: async ({ actor, params }) => {
        const { handover } = await openInternal(app, actor, params.id);
        return { body: { people: await candidatesFor(app, handover) } };
      },
    }),
  ];
}

function lifecycleRoutes(app: App): Route[] {
  return [
    onHandover(app, { path: 'submit', verb: 'submit', body: model.submitInput, act: submit }),
    onHandover(app, {
      path: 'send-back',
      verb: 'send-back',
      body: model.sendBackInput,
      act: sendBack,
    }),
    onHandover(app, { path: 'accept', verb: 'accept', body: none, act: accept }),
    onHandover(app, {
      path: 'roles',
      verb: 'name-roles-before',
      body: model.nameRolesInput,
      act: nameRoles,
    }),
    onHandover(app, {
      path: 'contacts',
      verb: 'add-contact',
      body: model.contactInput,
      act: addContact,
    }),
    onHandover(app, {
      path: 'checks',
      verb: 'feasibility-check',
      body: model.checkInput,
      act: giveCheck,
    }),
    onHandover(app, {
      method: 'PUT',
      path: 'mirror',
      verb: 'write-mirror',
      body: model.mirrorInput,
      act: writeMirror,
    }),
    onHandover(app, {
      path: 'mirror/approve',
      verb: 'approve-mirror',
      body: none,
      act: approveMirror,
    }),
    onHandover(app, {
      path: 'effects/retry',
      verb: 'retry-effect',
      body: retryInput,
      act: retry,
      needs: [],
    }),
  ];
}

type OnHandover<B extends z.ZodType> = {
  method?: 'PUT';
  path: string;
  verb: Verb;
  body: B;
  needs?: [];
  act(
    app: App,
    actor: Actor,
    request: { handoverId: string; expected: number; input: z.infer<B> },
  ): Promise<model.HandoverView>;
};

function onHandover<B extends z.ZodType>(app: App, one: OnHandover<B>): Route {
  type Asked = Call<z.infer<typeof ofHandover>, unknown, z.infer<B>>;
  return route({
    method: one.method ?? 'POST',
    path: `/api/handovers/:id/${one.path}`,
    verb: one.verb,
    params: ofHandover,
    query: none,
    body: one.body,
    needs: one.needs ?? ['version'],
    handle: async ({ actor, params, expected, body }: Asked): Promise<Reply> => {
      const handover = await one.act(app, actor, { handoverId: params.id, expected, input: body });
      return { body: handover, etag: handover.version };
    },
  });
}
