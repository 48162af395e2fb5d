import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { GraphCall } from './graph-address.ts';
import { itemsOf } from './graph-pages.ts';
import type { Graph } from './graph.ts';

const number = z.object({ n: z.number() });
const list = ['teams', 'one', 'members'];

/** Graph that gives one number a page and names what comes next as told. */
function pagesThat(next: (page: number) => string | null) {
  const calls: GraphCall[] = [];
  const graph: Graph = {
    call: async (call, answer) => {
      calls.push(call);
      const link = next(calls.length);
      return answer.parse({ value: [{ n: calls.length }], '@odata.nextLink': link });
    },
  };
  return { graph, calls };
}

async function read(graph: Graph): Promise<number[]> {
  const found: number[] = [];
  for await (const { n } of itemsOf(graph, list, number)) found.push(n);
  return found;
}

describe('the pages of a list in Graph', () => {
  it('are read to the end, each by the query that the one before named', async () => {
    const { graph, calls } = pagesThat((page) =>
      page < 3 ? `https://graph.microsoft.com/v1.0/teams/one/members?$skiptoken=${page}` : null,
    );
    expect(await read(graph)).toEqual([1, 2, 3]);
    expect(calls.map(({ query }) => query)).toEqual([
      { $top: '999' },
      { $skiptoken: '1' },
      { $skiptoken: '2' },
    ]);
  });
  it('are not asked for beyond what the reader takes', async () => {
    const { graph, calls } = pagesThat(() => 'https://graph.microsoft.com/v1.0/x?$skiptoken=1');
    for await (const { n } of itemsOf(graph, list, number)) if (n === 2) break;
    expect(calls).toHaveLength(2);
  });
  it('GR14 end at a limit when a link leads in a circle, and say so', async () => {
    const { graph, calls } = pagesThat(() => 'https://graph.microsoft.com/v1.0/x?$skiptoken=1');
    await expect(read(graph)).rejects.toMatchObject({ kind: 'invalid', code: 'too_many_items' });
    expect(calls).toHaveLength(30);
  });
  it('GR14 are never read from where a link points to: another host or another list', async () => {
    for (const next of [
      'https://evil.example/teams/one/members?$skiptoken=9',
      'https://graph.microsoft.com/v1.0/users?$skiptoken=9',
    ]) {
      const { graph, calls } = pagesThat((page) => (page === 1 ? next : null));
      await read(graph);
      expect(calls.map(({ path }) => path)).toEqual([list, list]);
    }
  });
});
