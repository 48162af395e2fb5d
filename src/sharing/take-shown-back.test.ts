import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover, anItem } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { open } from '../record/read.ts';
import { openClientView } from './present.ts';
import { showEarly } from './show-early.ts';
import { takeShownBack } from './take-shown-back.ts';

const { app, as, at, came, aDeal } = await aWork();
const contacts = [aContact({ personId: persons.ana.id })];
const goals = anItem('goals.business', { text: 'One stock figure.' });

async function onDeal(): Promise<string> {
  at('2026-11-24T09:00:00Z');
  const handover = aHandover({ state: 'in-review', contacts });
  return (await aDeal({ handover, items: new Map([[goals.key, goals]]) })).id;
}

async function askedOn(person: PersonName, id: string) {
  const { handover } = await open(app, as(person), id);
  return { handoverId: id, expected: handover.version, input: undefined, show: nothing };
}
const shows = async (id: string) => await showEarly(app, as('riya'), await askedOn('riya', id));
const looks = async (id: string) => await openClientView(await open(app, as('ana'), id));

async function shown(): Promise<string> {
  const id = await onDeal();
  await shows(id);
  return id;
}
async function takenBack(person: PersonName, id: string) {
  const asked = await askedOn(person === 'nils' ? 'riya' : person, id);
  return await came(async () => await takeShownBack(app, as(person), asked));
}
const standing = async (id: string) => (await looks(id)).standing;

describe('taking back a text that was shown early', () => {
  it('makes it as if it had not been shown; the frozen text stays, marked', async () => {
    const id = await shown();
    expect(await takenBack('riya', id)).toMatchObject({
      refused: null,
      wrote: { frozen_version: [{ taken_back_at: 'now' }] },
      heard: [],
      effects: [],
      noted: ['The text shown early was taken back'],
    });
    expect(await standing(id)).toBe('client-waiting');
  });

  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await takenBack(person, await shown())).toMatchObject({ refused });
  });

  it('is too late once somebody of the client looked', async () => {
    const id = await shown();
    await looks(id);
    const late = await takenBack('riya', id);
    expect(late).toMatchObject({ refused: 'invalid_state', wrote: {} });
    expect(late.said).toBe(
      'The client has looked at it, so it stays. Show the text as it is now instead.',
    );
  });

  it('is not too late because our own people looked', async () => {
    const id = await shown();
    await openClientView(await open(app, as('tomas'), id));
    expect(await takenBack('riya', id)).toMatchObject({ refused: null });
  });

  it('is done once, and what is shown again is a text that nobody looked at', async () => {
    const id = await shown();
    await takenBack('riya', id);
    expect(await takenBack('riya', id)).toMatchObject({ refused: 'invalid_state', wrote: {} });
    await shows(id);
    expect(await takenBack('riya', id)).toMatchObject({ refused: null });
    await shows(id);
    expect(await standing(id)).toBe('client');
    expect(await takenBack('riya', id)).toMatchObject({ refused: 'invalid_state' });
  });

  it('leaves what was shown and looked at before', async () => {
    const id = await shown();
    await looks(id);
    at('2026-11-24T10:00:00Z');
    await shows(id);
    expect(await takenBack('riya', id)).toMatchObject({ refused: null });
    expect(await looks(id)).toMatchObject({ standing: 'client', changed: null });
    // The one before it was looked at.
    expect(await takenBack('riya', id)).toMatchObject({ refused: 'invalid_state' });
  });

  it.each<[State, string | null]>([
    ['draft', null],
    ['accepted', 'invalid_state'],
    ['in-delivery', 'invalid_state'],
    ['closed', 'invalid_state'],
  ])('while it is %s: refused with %s', async (state, refused) => {
    const id = await shown();
    await app.db.updateTable('handover').set({ state }).where('id', '=', id).execute();
    expect(await takenBack('riya', id)).toMatchObject({ refused });
  });
});
