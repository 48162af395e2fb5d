import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';
import { Temporal } from 'temporal-polyfill';

const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184 };
const arrayOid = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185 };

/**
 * How values leave the database: no Date crosses a layer. `date` is 'YYYY-MM-DD', `timestamptz`
 * ISO 8601 in UTC with milliseconds ('2026-03-01T09:30:00.000Z', finer digits are cut), `int8` a
 * number and an error beyond 2^53.
 */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : parsers.get(id);
    return own ?? types.getTypeParser(id, format ?? 'text');
  },
};

const same = (text: string) => text;
const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, safeInteger],
  [oid.date, same],
  [oid.timestamp, same],
  [oid.timestamptz, isoInstant],
  [arrayOid.int8, listOf(safeInteger)],
  [arrayOid.date, listOf(same)],
  [arrayOid.timestamp, listOf(same)],
  [arrayOid.timestamptz, listOf(isoInstant)],
]);

/** Turns PostgreSQL's '2026-03-01 10:30:00.123456+01' into UTC; 'infinity' stays as it is. */
export function isoInstant(text: string): string {
  const parts =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d(?::\d\d)?(?::\d\d)?)$/.exec(text);
  if (parts === null) return text;
  const [, day = '', time = '', fraction = '', offset = ''] = parts;
  const digits = fraction.slice(0, 3).padEnd(3, '0');
  if (/^[+-]00(:00)?$/.test(offset)) return `${day}T${time}.${digits}Z`;
  const zone = offset.length === 3 ? `${offset}:00` : offset;
  const instant = Temporal.Instant.from(`${day}T${time}.${digits}${zone}`);
  return instant.toString({ smallestUnit: 'millisecond' });
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The number ${text} is too large to be exact.`);
}

/** One-dimensional arrays of values that need no quotes inside; timestamps come quoted. */
function listOf(parse: (text: string) => unknown): (text: string) => unknown {
  return (text) =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : parse(item.replace(/^"(.*)"$/, '$1'))));
}
