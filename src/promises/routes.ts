import { z } from 'zod';
import type { App } from '../app.ts';
import { route, type Call, type Reply, type Route } from '../http/route.ts';
import type { Actor } from '../people/access.ts';
import { handoverId } from '../record/model.ts';
import type { Verb } from '../record/permissions.ts';
import { openInternal } from '../record/read.ts';
import { addPromise } from './add.ts';
import { agreeResolution } from './agree.ts';
import { carryPromise } from './carry.ts';
import type { PromiseTarget } from './change-promise.ts';
import { editPromise } from './edit.ts';
import { giveVerdict } from './give-verdict.ts';
import * as model from './model.ts';
import { planConfirmation } from './plan-confirmation.ts';
import { presentPromises } from './present.ts';
import { resolvePromise } from './resolve.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });
const ofPromise = z.object({ id: handoverId, promiseId: z.guid() });

/** Promises over HTTP. */
export function promiseRoutes(app: App): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id/promises',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentPromises(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/promises',
      verb: 'add-promise',
      params: ofHandover,
      query: none,
      body: model.promiseInput,
      needs: ['key'],
      handle: async ({ actor, params, key, body }) => {
        const promise = await addPromise(app, actor, { handoverId: params.id, key, input: body });
        return { status: 201, body: promise, etag: promise.version };
      },
    }),
    onPromise(app, {
      path: '',
      method: 'PATCH',
      verb: 'edit-promise',
      body: model.promiseInput,
      act: editPromise,
    }),
    onPromise(app, {
      path: '/verdict',
      verb: 'give-verdict',
      body: model.verdictInput,
      act: giveVerdict,
    }),
    onPromise(app, {
      path: '/resolution',
      verb: 'resolve-promise',
      body: model.resolveInput,
      act: resolvePromise,
    }),
    onPromise(app, { path: '/agree', verb: 'agree-resolution', body: none, act: agreeResolution }),
    onPromise(app, {
      path: '/carrier',
      verb: 'carry-promise',
      body: model.carryInput,
      act: carryPromise,
    }),
    onPromise(app, {
      path: '/plan',
      verb: 'plan-confirmation',
      body: model.planInput,
      act: planConfirmation,
    }),
  ];
}

type OnPromise<B extends z.ZodType> = {
  path: string;
  method?: 'PATCH';
  verb: Verb;
  body: B;
  act(
    app: App,
    actor: Actor,
    request: PromiseTarget & { input: z.infer<B> },
  ): Promise<model.PromiseView>;
};

function onPromise<B extends z.ZodType>(app: App, one: OnPromise<B>): Route {
  type Asked = Call<z.infer<typeof ofPromise>, unknown, z.infer<B>>;
  return route({
    method: one.method ?? 'POST',
    path: `/api/handovers/:id/promises/:promiseId${one.path}`,
    verb: one.verb,
    params: ofPromise,
    query: none,
    body: one.body,
    needs: ['version'],
    handle: async ({ actor, params, expected, body }: Asked): Promise<Reply> => {
      const target = { handoverId: params.id, promiseId: params.promiseId, expected };
      const promise = await one.act(app, actor, { ...target, input: body });
      return { body: promise, etag: promise.version };
    },
  });
}
