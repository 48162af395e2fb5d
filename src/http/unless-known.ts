import type { Request } from 'restify';
import type { Reply, Tagged } from './route.ts';

/** Nothing changed since the answer that the caller has. */
export const notModified = 304;

/**
 * Makes a tagged answer, or says with 304 that it is the one that the caller named in If-None-Match.
 * Tags are compared as weak ones (RFC 9110 13.1.2); `*` names no answer, so it is made.
 */
export async function unlessKnown(
  request: Request,
  { tag, make }: Tagged,
): Promise<Reply & { tag: string }> {
  const named = request.headers['if-none-match']?.match(/"[^"]*"/gu) ?? [];
  if (named.some((one) => tag.endsWith(one))) return { tag, status: notModified, body: null };
  return { tag, body: await make() };
}
