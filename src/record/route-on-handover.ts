import { z } from 'zod';
import type { App } from '../app.ts';
import { route, type Call, type Reply, type Route } from '../http/route.ts';
import type { Actor } from '../people/access.ts';
import type { Ask, Show } from './change.ts';
import { handoverId } from './model.ts';
import type { Verb } from './permissions.ts';

/** A body or query that carries nothing. */
export const none = z.strictObject({});

/** The parameters of a path that begins with a handover. */
export const ofHandover = z.object({ id: handoverId });

/** What is shown of a handover after a verb; its version goes into the answer's ETag. */
export type Shown = { version: number };

/** How the routes that change a handover as a whole show it afterwards. */
export type HandoverRoutes = { app: App; show: Show<Shown> };

type OnHandover<B extends z.ZodType> = {
  method?: 'PUT';
  path: string;
  verb: Verb;
  body: B;
  /** Absent: the version the person saw is asked for. */
  needs?: [];
  act(app: App, actor: Actor, asked: Ask<Shown, z.infer<B>>): Promise<Shown>;
};

/** One line of the route table for a verb on the whole handover, answered with what `show` gives. */
export function onHandover<B extends z.ZodType>(
  { app, show }: HandoverRoutes,
  one: OnHandover<B>,
): Route {
  type Asked = Call<z.infer<typeof ofHandover>, unknown, z.infer<B>>;
  return route({
    method: one.method ?? 'POST',
    path: `/api/handovers/:id/${one.path}`,
    verb: one.verb,
    params: ofHandover,
    query: none,
    body: one.body,
    needs: one.needs ?? ['version'],
    handle: async ({ actor, params, expected, body: input }: Asked): Promise<Reply> => {
      const asked = { handoverId: params.id, expected, input, show };
      const shown = await one.act(app, actor, asked);
      return { body: shown, etag: shown.version };
    },
  });
}
