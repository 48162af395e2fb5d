import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { saveItem } from '../checklist/save-item.ts';
import { addContact } from '../handover/add-contact.ts';
import { nameRoles } from '../handover/name-roles.ts';
import { rememberPeople } from '../people/names.ts';
import { showEarly } from '../sharing/show-early.ts';
import { signalChange } from '../storage/signals.ts';
import { inTransaction } from '../storage/transaction.ts';
import { open } from './read.ts';
import { tagOf } from './tag.ts';

const { app, as, at, aDeal } = await aWork();
await rememberPeople(
  app.db,
  Object.values(persons).map(({ id, name }) => ({ tenantId: ids.tenant, personId: id, name })),
  '2026-11-01T09:00:00.000Z',
);

const tagFor = async (person: PersonName, id: string, world = app) =>
  tagOf(await open(world, as(person), id));

/** Something that happens to a deal, or around it. */
type Happens = (id: string) => Promise<unknown>;

async function versionOf(id: string): Promise<number> {
  return (await open(app, as('riya'), id)).handover.version;
}

const onWhole = async (id: string) => ({
  handoverId: id,
  expected: await versionOf(id),
  show: nothing,
});
const saved: Happens = async (handoverId) =>
  await saveItem(app, as('riya'), {
    handoverId,
    key: 'goals.business',
    expected: 1,
    input: { kind: 'text', text: 'CANARY-internal-1' },
  });
const settled: Happens = async (handoverId) =>
  await inTransaction(
    app.db,
    async (tx) => await signalChange(tx, { handoverId, changed: 'overview' }),
  );
const contactNamed: Happens = async (id) => {
  const input = { name: 'Bo Ek', mail: 'bo@contoso.example' };
  return await addContact(app, as('riya'), { ...(await onWhole(id)), input });
};
const leadNamed: Happens = async (id) => {
  const input = { techLead: persons.li.id };
  return await nameRoles(app, as('jonas'), { ...(await onWhole(id)), input });
};
const managerNamed: Happens = async (id) => {
  const input = { projectManager: persons.li.id };
  return await nameRoles(app, as('jonas'), { ...(await onWhole(id)), input });
};
const shared: Happens = async (id) =>
  await showEarly(app, as('riya'), { ...(await onWhole(id)), input: undefined });
const renamed =
  (person: PersonName, name: string): Happens =>
  async () =>
    await rememberPeople(
      app.db,
      [{ tenantId: ids.tenant, personId: persons[person].id, name }],
      app.clock.now().toString({ smallestUnit: 'millisecond' }),
    );
const nextDay: Happens = async () => await Promise.resolve(at('2026-11-25T23:30:00Z'));
const laterThatDay: Happens = async () => await Promise.resolve(at('2026-11-24T22:30:00Z'));
const nothingDone: Happens = async () => await Promise.resolve();

/** Whether somebody's tag is another one after it. */
async function moves(person: PersonName, happens: Happens): Promise<boolean> {
  at('2026-11-24T09:00:00Z');
  const { id } = await aDeal({ handover: aHandover({ state: 'in-review' }) });
  const before = await tagFor(person, id);
  await happens(id);
  return (await tagFor(person, id)) !== before;
}

describe('the tag of what is read', () => {
  it.each<[string, boolean, Happens]>([
    ['nothing happens', false, nothingDone],
    ['an item is saved', true, saved],
    ['something outside is done', true, settled],
    ['a contact is named', true, contactNamed],
    ['a lead is named', true, leadNamed],
    ['the text is shown early', true, shared],
    ['a colleague is called otherwise', true, renamed('li', 'Li Wen-Park')],
    ['a colleague is seen again under the same name', false, renamed('meera', 'Meera Joshi')],
    ['the day ends in Zurich', true, nextDay],
    ['the day goes on in Zurich', false, laterThatDay],
  ])('for our side, when %s: moves %s', async (_what, expected, happens) => {
    expect(await moves('tomas', happens)).toBe(expected);
  });

  it.each<[string, boolean, Happens]>([
    ['nothing happens', false, nothingDone],
    ['an item is saved', false, saved],
    ['something outside is done', false, settled],
    ['a contact is named', false, contactNamed],
    ['a lead is named', false, leadNamed],
    ['a colleague on no page of theirs is called otherwise', false, renamed('tomas', 'Tom')],
    ['the day ends', false, nextDay],
    ['the text is shown early', true, shared],
    ['another project manager is named', true, managerNamed],
    ['the project manager is called otherwise', true, renamed('meera', 'Meera Rao')],
  ])('CF02 for the client, when %s: moves %s', async (_what, expected, happens) => {
    expect(await moves('ana', happens)).toBe(expected);
  });

  it('is another one for each reader of ours, and the same for each client', async () => {
    const { id } = await aDeal();
    const ours = ['riya', 'tomas', 'meera', 'jonas', 'li', 'ana'] as const;
    const tags = await Promise.all(ours.map(async (person) => await tagFor(person, id)));
    expect(new Set(tags).size).toBe(ours.length);
    // Named as a contact without a role she is the client, whoever else is.
    expect(await tagFor('ana', (await aDeal()).id)).toBe(tags.at(-1));
  });

  it('is another one for another release, other settings, another template', async () => {
    const { id } = await aDeal();
    for (const person of ['riya', 'ana'] as const) {
      const before = await tagFor(person, id);
      expect(await tagFor(person, id, { ...app, edition: 'next' })).not.toBe(before);
      const opened = await open(app, as(person), id);
      const other = { ...opened.handover, template_version: 2 };
      expect(tagOf({ ...opened, handover: other })).not.toBe(before);
      const given = { ...opened.access, roles: ['tech-lead' as const] };
      const isMoved = tagOf({ ...opened, access: given }) !== before;
      expect([person, isMoved]).toEqual([person, person === 'riya']);
    }
  });
});
