import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { addContact } from './add-contact.ts';

const { app, as, came, aDeal } = await aWork();
const bruno = { name: 'Bruno Lima', mail: 'bruno@contoso.example' };

/** Somebody names a client contact; Ana is one already. */
async function added(
  person: PersonName,
  state: State = 'draft',
  { mail = bruno.mail, seen = 1, contacts = [aContact()] } = {},
) {
  const { id: handoverId } = await aDeal({ handover: aHandover({ state, contacts }) });
  const input = { ...bruno, mail };
  const asked = { handoverId, expected: seen, input, show: nothing };
  return await came(async () => await addContact(app, as(person), asked));
}

describe('naming a client contact', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await added(person)).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['draft', null],
    ['in-review', null],
    ['accepted', 'invalid_state'],
    ['in-delivery', 'invalid_state'],
    ['closed', 'invalid_state'],
    ['paused', 'invalid_state'],
    ['cancelled', 'invalid_state'],
  ])('while it is %s: refused with %s', async (state, refused) => {
    expect(await added('riya', state)).toMatchObject({ refused });
  });

  it('stores who it is; nobody is told, and the list of changes does not name them', async () => {
    expect(await added('riya')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        client_contact: [
          {
            ...bruno,
            id: expect.any(String),
            handover_id: expect.any(String),
            person_id: null,
            time_zone: null,
            removed_at: null,
            added_by: 'riya',
            added_at: 'now',
          },
        ],
      },
      heard: [],
      effects: [],
      noted: ['A client contact was named'],
    });
  });

  it('takes one mail address as one contact, however it is written', async () => {
    const again = await added('riya', 'draft', { mail: 'ANA@contoso.example' });
    expect(again.refused).toBeNull();
    expect(again.wrote['client_contact']).toBeUndefined();
  });

  it('takes somebody who was removed as somebody new', async () => {
    const contacts = [aContact({ removedAt: '2026-11-23T09:00:00.000Z' })];
    const again = await added('riya', 'draft', { mail: 'ana@contoso.example', contacts });
    expect(again.wrote['client_contact']).toMatchObject([{ removed_at: null }]);
  });

  it('is done on the handover as it stands', async () => {
    const late = await added('riya', 'draft', { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});
