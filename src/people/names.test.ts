import { describe, expect, it } from '@jest/globals';
import { aDatabase } from '../../tests/harness/database.ts';
import { ids } from '../../tests/harness/facts.ts';
import { rememberPeople } from './names.ts';

const { db } = await aDatabase();
const riya = { tenantId: ids.tenant, personId: ids.riya, name: 'Riya Patel' };
const day = (number: number) => `2026-11-${number}T09:00:00.000Z`;

/** Since when somebody's name and address are what they are. */
async function knownSince(): Promise<string> {
  const row = await db.selectFrom('person').select('known_at').executeTakeFirstOrThrow();
  return row.known_at;
}

describe('what is known of people', () => {
  it('is as old as their name and address, however often they are seen', async () => {
    await rememberPeople(db, [riya], day(20));
    expect(await knownSince()).toBe(day(20));
    await rememberPeople(db, [riya], day(21));
    expect(await knownSince()).toBe(day(20));
    await rememberPeople(db, [{ ...riya, mail: 'riya@fabrikam.example' }], day(22));
    expect(await knownSince()).toBe(day(22));
    // An address that is not told again is not forgotten.
    await rememberPeople(db, [riya], day(23));
    expect(await knownSince()).toBe(day(22));
    await rememberPeople(db, [{ ...riya, name: 'Riya Rao' }], day(24));
    expect(await knownSince()).toBe(day(24));
  });
});
