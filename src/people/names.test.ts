import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { aDatabase } from '../../tests/harness/database.ts';
import { aContact, aHandover, ids } from '../../tests/harness/facts.ts';
import { peopleFrom, rememberPeople } from './names.ts';

const { db } = await aDatabase();
const riya = { tenantId: ids.tenant, personId: ids.riya, name: 'Riya Patel' };
const day = (number: number) => `2026-11-${number}T09:00:00.000Z`;

/** Since when somebody's name and address are what they are. */
async function knownSince(): Promise<string> {
  const at = sql<string>`known_at at time zone 'UTC'`.as('at');
  return (await db.selectFrom('person').select(at).executeTakeFirstOrThrow()).at;
}

describe('what is known of people', () => {
  it('is as old as their name and address, however often they are seen', async () => {
    await rememberPeople(db, [riya], day(20));
    const first = await knownSince();
    await rememberPeople(db, [riya], day(21));
    expect(await knownSince()).toBe(first);
    await rememberPeople(db, [{ ...riya, mail: 'riya@fabrikam.example' }], day(22));
    const withMail = await knownSince();
    expect(withMail > first).toBe(true);
    // An address that is not told again is not forgotten.
    await rememberPeople(db, [riya], day(23));
    expect(await knownSince()).toBe(withMail);
    await rememberPeople(db, [{ ...riya, name: 'Riya Rao' }], day(24));
    expect((await knownSince()) > withMail).toBe(true);
  });
});

const removed = aContact({ removedAt: '2026-11-23T09:00:00.000Z' });
const people = peopleFrom(new Map([[ids.riya, 'Riya']]), aHandover({ contacts: [removed] }));

describe('who acted, as a screen shows them', () => {
  it.each([
    ['person', ids.riya, { id: ids.riya, name: 'Riya', party: 'sales' }],
    ['person', ids.row, { id: ids.row, name: 'A colleague', party: null }],
    ['contact', ids.row, { id: ids.row, name: 'Ana Costa', party: 'client' }],
    ['contact', ids.riya, { id: ids.riya, name: 'Somebody at the client', party: 'client' }],
    ['service', null, null],
  ])('a %s %s', (by_kind, by, shown) => {
    expect(people.by({ by_kind, by })).toEqual(shown);
  });
});
