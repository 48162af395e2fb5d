import { z } from 'zod';
import { GraphProblem } from './graph-problem.ts';
import type { Graph } from './graph.ts';

/** What Graph gives at most for one page of members or children. */
const longestPage = '999';
/** A link that leads in a circle ends here too (GR14). */
const mostPages = 30;

/**
 * Every item of a list, page after page, so that a reader may stop when it has found its own.
 * Graph may give fewer than asked for; the next link alone tells the end
 * (https://learn.microsoft.com/graph/paging).
 * @throws GraphProblem `too_many_items` after 30 pages, and those of a call.
 */
export async function* itemsOf<T>(
  graph: Graph,
  path: readonly string[],
  item: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> {
  const page = z.object({ value: z.array(item), '@odata.nextLink': z.url().nullish() });
  let query: Record<string, string> = { $top: longestPage };
  for (let count = 1; count <= mostPages; count += 1) {
    const answer = await graph.call({ method: 'GET', path, query }, page);
    yield* answer.value;
    const next = answer['@odata.nextLink'];
    if (!next) return;
    // Only its query is taken, so that a next page is never somewhere else (GR14).
    query = Object.fromEntries(new URL(next).searchParams);
  }
  throw new GraphProblem('invalid', 'too_many_items');
}
