import type { Tenant } from '../tenant.ts';

/** A JSON reply read without a schema, for looking into it in a test. */
interface GraphAnswer {
  status: number;
  headers: Headers;
  /** The value at a path like `value.0.id`; undefined when it isn't there. */
  at(path: string): unknown;
}

/** Calls the local Graph as the app, or as the person `as`, through our app or the one with this id. */
export async function callGraph(
  tenant: Tenant,
  request: string,
  options: { body?: unknown; headers?: Record<string, string>; as?: string; through?: string } = {},
): Promise<GraphAnswer> {
  const [method = 'GET', path = ''] = request.split(/ (.*)/s);
  const { as, through } = options;
  const claims = through === undefined ? {} : { claims: { appid: through } };
  const token = await tenant.graphToken(as, claims);
  const type = options.body === undefined ? {} : { 'content-type': 'application/json' };
  const reply = await fetch(`${tenant.url}/graph/v1.0${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, ...type, ...options.headers },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await reply.text();
  const json: unknown = text ? JSON.parse(text) : null;
  return { status: reply.status, headers: reply.headers, at: (where) => valueAt(json, where) };
}

function valueAt(json: unknown, path: string): unknown {
  return path.split(/(?<!@odata)\./).reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Record<string, unknown>)[key];
  }, json);
}
