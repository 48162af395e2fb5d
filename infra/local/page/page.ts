import type { z } from 'zod';
import type { Handler, Incoming, Outgoing } from '../listener.ts';
import { isFromPage } from './guard.ts';
import { readRoutes } from './read-routes.ts';
import { type PageContext, PageRefusal } from './route.ts';
import { writeRoutes } from './write-routes.ts';

const ROUTES = [...readRoutes, ...writeRoutes];

/** What the Teams page asks under `/microsoft`: same origin only, JSON both ways. */
export function createPage(context: PageContext): Handler {
  return async (request) => {
    if (!isFromPage(request, context.options.publicUrl)) {
      return { status: 403, body: 'Only the Teams page of this machine may ask this.' };
    }
    try {
      return await route(request, context);
    } catch (error) {
      if (error instanceof PageRefusal) return { status: error.status, body: error.message };
      throw error;
    }
  };
}

async function route(request: Incoming, context: PageContext): Promise<Outgoing> {
  for (const { method, path, run } of ROUTES) {
    const found = method === request.method ? path.exec(request.path) : null;
    if (!found) continue;
    const read = <Model extends z.ZodType>(model: Model) => parse(request, model);
    const call = { ids: found.slice(1).map(decodeURIComponent), query: request.query, read };
    const body = await run(call, context);
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: body ?? {} };
  }
  return { status: 404, body: `${request.method} ${request.path} is not served.` };
}

function parse<Model extends z.ZodType>(request: Incoming, model: Model): z.infer<Model> {
  try {
    return model.parse(JSON.parse(request.body.toString('utf8')));
  } catch (error) {
    throw new PageRefusal(400, error instanceof Error ? error.message : 'The body is wrong.');
  }
}
