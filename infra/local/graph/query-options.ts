import type { GraphReply } from './call.ts';

const PAGE_SIZE = 100;

/** Applies `$select`, `$top`, `$skip` and paging to a reply of an operation. */
export function shape(
  reply: GraphReply,
  { query, path, longestPage }: { query: URLSearchParams; path: string; longestPage: number },
): GraphReply {
  if (reply.status !== 200 || !isRecord(reply.body)) return reply;
  const fields = selectedFields(query);
  const pick = (value: unknown) => (fields && isRecord(value) ? select(value, fields) : value);
  const list = reply.body['value'];
  if (!Array.isArray(list)) return { ...reply, body: pick(reply.body) };
  const from = Number(query.get('$skiptoken') ?? query.get('$skip') ?? 0);
  const size = Math.min(Number(query.get('$top') ?? PAGE_SIZE), longestPage);
  const next = from + size < list.length ? nextLink({ query, path, from: from + size }) : {};
  const value = list.slice(from, from + size).map(pick);
  return { ...reply, body: { ...reply.body, ...next, value } };
}

/** The selected properties and the expanded ones; null = all. */
function selectedFields(query: URLSearchParams): string[] | null {
  const chosen = query.get('$select');
  if (chosen === null) return null;
  const expanded = [...(query.get('$expand') ?? '').matchAll(/(?:^|,)\s*(\w+)/g)];
  return [...chosen.split(','), ...expanded.map(([, name = '']) => name)].map((one) => one.trim());
}

function nextLink(of: { query: URLSearchParams; path: string; from: number }) {
  const query = new URLSearchParams(of.query);
  query.delete('$skip');
  query.set('$skiptoken', String(of.from));
  return { '@odata.nextLink': `https://graph.microsoft.com${of.path}?${query}` };
}

function select(value: Record<string, unknown>, fields: string[]): Record<string, unknown> {
  const kept = Object.entries(value).filter(
    ([key]) => key.includes('@') || key === 'id' || fields.includes(key),
  );
  return Object.fromEntries(kept);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}
