import { GraphProblem } from './graph-problem.ts';

/** One call: `path` is segments, each encoded here, so that an id can never leave its place (T8, IN09). */
export type GraphCall = {
  method: 'GET' | 'POST' | 'PATCH';
  path: readonly string[];
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: object;
};

/** A read that may share a request with others; what changes something never does. */
export type GraphRead = GraphCall & { method: 'GET'; body?: never };

const segment = /^[A-Za-z0-9!_.@,:=$ ()'-]{1,400}$/u;

/**
 * The address of a part of a batch: below the version, and with spaces as %20, as OData reads them.
 * @throws GraphProblem invalid_id.
 */
export function addressIn({ path, query = {} }: GraphRead): string {
  const asked = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `/${encodePath(path)}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
}

/** Whether a text can be a segment of a path, and no more than that. */
export function isSegment(part: string): boolean {
  return segment.test(part) && part !== '.' && part !== '..';
}

/** A path of segments, each encoded. @throws GraphProblem invalid_id where one would leave its place. */
export function encodePath(path: readonly string[]): string {
  if (!path.every(isSegment)) throw new GraphProblem('invalid', 'invalid_id');
  // Graph's own names begin with a dollar sign, which a path may hold as it is.
  return path.map((part) => encodeURIComponent(part).replace(/^%24/u, '$')).join('/');
}
