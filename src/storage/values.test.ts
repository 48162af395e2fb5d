import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { aDatabase } from '../../tests/harness/database.ts';
import { isoInstant } from './values.ts';

const { db } = await aDatabase();

async function valueOf(expression: string): Promise<unknown> {
  const found = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db);
  return found.rows[0]?.value;
}

describe('values from the database', () => {
  it.each([
    ["date '2026-03-01'", '2026-03-01'],
    ["timestamptz '2026-03-01 10:30+01'", '2026-03-01T09:30:00.000Z'],
    ["timestamptz '2026-03-01 10:30:00.1299+00'", '2026-03-01T10:30:00.129Z'],
    ["timestamptz 'infinity'", 'infinity'],
    ["timestamp '2026-03-01 10:30'", '2026-03-01 10:30:00'],
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    ['1.10::numeric', '1.10'],
    ["array[date '2026-03-01', null]", ['2026-03-01', null]],
    ["array[timestamptz '2026-03-01 10:30+01']", ['2026-03-01T09:30:00.000Z']],
    ['array[1, 2]::bigint[]', [1, 2]],
    ["'{}'::bigint[]", []],
    [`'{"at": [1, null]}'::jsonb`, { at: [1, null] }],
    ["array['a,b', null]", ['a,b', null]],
    ['true', true],
    ['null::timestamptz', null],
  ])('%s comes out as %j', async (expression, value) => {
    expect(await valueOf(expression)).toEqual(value);
  });

  it('refuses whole numbers that would lose digits', async () => {
    await expect(valueOf('9007199254740993::bigint')).rejects.toThrow('too large to be exact');
  });

  it('reads instants in every zone a server may use', () => {
    expect(isoInstant('2026-03-01 00:15:00.5+05:45')).toBe('2026-02-28T18:30:00.500Z');
    expect(isoInstant('2026-03-01 00:15:00-03')).toBe('2026-03-01T03:15:00.000Z');
  });

  it('gives back every instant that was stored', async () => {
    const instants = fc.date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, async (instant) => {
        const text = instant.toISOString();
        const found = await sql<{ at: string }>`select ${text}::timestamptz as at`.execute(db);
        expect(found.rows[0]?.at).toBe(text);
      }),
    );
  });
});
