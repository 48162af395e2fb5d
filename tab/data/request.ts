import { withoutTurns } from '../../src/words.ts';
import { calls, type CallName } from './calls.ts';

/** The parts of any call, as far as it has them. */
interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  version?: number;
  key?: string;
}

/** A call as it goes over the wire; `version` becomes If-Match, `key` the Idempotency-Key. */
export function requestOf(name: CallName, sent: unknown) {
  const { params = {}, query = {}, body = {}, version, key } = sent as Parts;
  const [method = '', pattern = ''] = calls[name].split(' ');
  const path = pattern.replaceAll(/:(\w+)/gu, (_, part: string) =>
    encodeURIComponent(params[part] ?? ''),
  );
  const asked = queryOf(query);
  return {
    method,
    path: asked === '' ? path : `${path}?${asked}`,
    ...(method === 'GET' ? {} : { body: JSON.stringify(body, asTyped) }),
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  };
}

/** What a page or a document turned around when it was copied is not what somebody typed. */
function asTyped(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? withoutTurns(value) : value;
}

function queryOf(query: NonNullable<Parts['query']>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given).toString();
}
