import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { aDatabase } from '../../tests/harness/database.ts';
import { fromJson } from './json-part.ts';

const { db } = await aDatabase();

type Row = { at: string | null; text: string };

async function both(instant: string, zone: string): Promise<{ plain: Row; part: Row }> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('TimeZone', ${zone}, true)`.execute(tx);
    const found = await sql<Row & { part: Row }>`
      select at, text, to_json(row) as part
      from (select ${instant}::timestamptz as at, ${instant}::text as text) as row`.execute(tx);
    const [row] = found.rows;
    if (!row) throw new Error('No row came back.');
    return { plain: { at: row.at, text: row.text }, part: row.part };
  });
}

describe('a part of a statement', () => {
  it.each([
    ['2026-03-01T09:30:00+00:00', 'UTC'],
    ['2026-03-01T09:30:00.123456+00:00', 'UTC'],
    ['2026-07-01T09:30:00.5+05:45', 'Asia/Kathmandu'],
    ['2026-07-01T23:30:00-03:00', 'America/Sao_Paulo'],
  ])(
    'gives %s in a session of %s as a plain column does, and typed text as typed',
    async (...of) => {
      const { plain, part } = await both(...of);
      expect(fromJson(part, ['at'])).toEqual(plain);
    },
  );

  it('leaves what never happened null', () => {
    expect(fromJson({ at: null, text: 'x' } as Row, ['at'])).toEqual({ at: null, text: 'x' });
  });
});
