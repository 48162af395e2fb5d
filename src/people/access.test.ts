import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aContact, access, ids, outside } from '../../tests/harness/facts.ts';
import { accessOf, byOf, type AccessFacts, type Member } from './access.ts';
import { columnsOf, type Actor } from './actor.ts';

const tomas = {
  kind: 'person' as const,
  tenantId: ids.tenant,
  personId: ids.tomas,
  name: 'Tomás',
};
const ana = { kind: 'contact' as const, tenantId: ids.tenant, contactId: ids.row };
const service = { kind: 'service' as const, tenantId: ids.tenant };
const lead = { role: 'tech-lead' as const, personId: ids.tomas };
const member = (over: Partial<Member> = {}): Member => ({
  personId: ids.tomas,
  tenantId: ids.tenant,
  name: 'Tomás',
  mail: 'tomas@fabrikam.example',
  guest: false,
  ...over,
});
const facts = (over: Partial<AccessFacts> = {}): AccessFacts => ({
  tenantId: ids.tenant,
  holders: [],
  contacts: [],
  deliveryHeads: [],
  members: [],
  ...over,
});
const removed = { removedAt: '2026-11-23T09:00:00.000Z' };

describe('what a person is to a handover', () => {
  it('AZ09 is never internal because the roster could not be read', () => {
    expect(accessOf(tomas, facts({ members: null })).standing).toBe('stranger');
    const named = facts({ members: null, holders: [lead] });
    expect(accessOf(tomas, named).standing).toBe('internal');
  });

  it('is internal to the team’s members, but not to its guests and not to people of other tenants', () => {
    const standing = (one: Member) => accessOf(tomas, facts({ members: [one] })).standing;
    expect(standing(member())).toBe('internal');
    expect(standing(member({ guest: true }))).toBe('stranger');
    expect(standing(member({ tenantId: ids.row }))).toBe('stranger');
  });

  it('is the client’s to a guest who is named, by the mail address the roster knows', () => {
    const contacts = [aContact({ mail: 'Ana@Contoso.example' })];
    const found = (mail: string | null) =>
      accessOf(tomas, facts({ contacts, members: [member({ guest: true, mail })] }));
    expect(found('ana@contoso.example')).toEqual({ ...outside.client, personId: ids.tomas });
    expect(found('nils@northwind.example')).toEqual(outside.stranger);
    expect(found(null)).toEqual(outside.stranger);
  });

  it('is internal to a member of our own, whatever address a contact was given', () => {
    const mail = member().mail ?? '';
    const named = facts({ contacts: [aContact({ mail })], members: [member()] });
    expect(accessOf(tomas, named)).toEqual(access(ids.tomas));
  });

  it('makes a guest the contact with their person id before one with their address', () => {
    const mail = 'shared@contoso.example';
    const byMail = aContact({ id: ids.handover, mail });
    const contacts = [byMail, aContact({ personId: ids.tomas })];
    const named = facts({ contacts, members: [member({ guest: true, mail })] });
    expect(accessOf(tomas, named)).toMatchObject({ standing: 'client', contactId: ids.row });
  });

  it('lets delivery heads in everywhere', () => {
    const head = accessOf(tomas, facts({ deliveryHeads: [ids.tomas] }));
    expect(head).toEqual(access(ids.tomas, 'delivery-head'));
  });
});

describe('what a contact and the service are to a handover', () => {
  it('a contact is one by its id, known as a guest or not', () => {
    expect(accessOf(ana, facts({ contacts: [aContact()] }))).toEqual(outside.client);
    const known = facts({ contacts: [aContact({ personId: ids.tomas })] });
    expect(accessOf(ana, known)).toEqual({ ...outside.client, personId: ids.tomas });
  });

  it('a removed contact is a stranger, by id, person id and address; named again is a new one', () => {
    const gone = aContact({ ...removed, personId: ids.tomas });
    const guest = member({ guest: true, mail: gone.mail });
    const alone = facts({ contacts: [gone], members: [guest] });
    expect(accessOf(ana, alone)).toEqual(outside.stranger);
    expect(accessOf(tomas, alone)).toEqual(outside.stranger);
    const again = facts({ contacts: [gone, aContact({ id: ids.handover })], members: [guest] });
    expect(accessOf(ana, again)).toEqual(outside.stranger);
    expect(accessOf(tomas, again)).toMatchObject({ contactId: ids.handover });
  });

  it('the service is itself, whoever is named', () => {
    const named = facts({ holders: [lead], contacts: [aContact()], members: [member()] });
    expect(accessOf(service, named)).toEqual(outside.service);
  });
});

describe('for anybody', () => {
  it('AZ04 takes nobody of another tenant, whatever they hold there', () => {
    const named = facts({ holders: [lead], contacts: [aContact()], members: [member()] });
    for (const one of [tomas, ana, service]) {
      expect(accessOf(one, named)).not.toEqual(outside.stranger);
      expect(accessOf({ ...one, tenantId: ids.row }, named)).toEqual(outside.stranger);
    }
  });

  const some = [ids.riya, ids.tomas, ids.meera, ids.jonas] as const;
  const mails = ['ana@contoso.example', 'ben@contoso.example'] as const;
  const contact = fc.record({
    id: fc.constantFrom(...some),
    name: fc.constant('Ana'),
    mail: fc.constantFrom(...mails),
    timeZone: fc.constant(null),
    personId: fc.option(fc.constantFrom(...some)),
    removedAt: fc.constantFrom(null, removed.removedAt),
  });
  const tenantId = fc.constantFrom(ids.tenant, ids.row);
  const person = fc.record({ ...shapeOf(tomas), tenantId, personId: fc.constantFrom(...some) });
  const actor: fc.Arbitrary<Actor> = fc.oneof(
    person,
    fc.record({ ...shapeOf(ana), tenantId, contactId: fc.constantFrom(...some) }),
    fc.record({ ...shapeOf(service), tenantId }),
  );
  const anyFacts: fc.Arbitrary<AccessFacts> = fc.record({
    tenantId: fc.constant(ids.tenant),
    holders: fc.array(fc.record({ ...shapeOf(lead), personId: fc.constantFrom(...some) })),
    contacts: fc.uniqueArray(contact, { selector: ({ id }) => id }),
    deliveryHeads: fc.subarray([...some]),
    members: fc.option(
      fc.array(
        fc.record({
          personId: fc.constantFrom(...some),
          tenantId,
          name: fc.constant(''),
          mail: fc.option(fc.constantFrom(...mails)),
          guest: fc.boolean(),
        }),
      ),
    ),
  });

  it('nobody of another tenant is anything, and nobody acts as a contact who is none', () => {
    fc.assert(
      fc.property(actor, anyFacts, (who, about) => {
        const found = accessOf(who, about);
        if (who.tenantId !== about.tenantId) expect(found).toEqual(outside.stranger);
        if (found.standing !== 'client') return;
        const named = about.contacts.find(({ id }) => id === found.contactId);
        expect(named).toMatchObject({ removedAt: null });
        expect(found.roles).toEqual([]);
        expect(byOf(found)).toEqual({ kind: 'contact', id: named?.id });
      }),
    );
  });

  it('only persons are internal, and what was removed changes nothing for anybody', () => {
    fc.assert(
      fc.property(actor, anyFacts, (who, about) => {
        const found = accessOf(who, about);
        if (found.standing === 'internal') expect(who.kind).toBe('person');
        if (who.kind === 'service') expect(found.standing).not.toBe('client');
        const left = about.contacts.filter(({ removedAt }) => removedAt === null);
        expect(accessOf(who, { ...about, contacts: left })).toEqual(found);
      }),
    );
  });

  it('a guest with a contact’s person id and the contact itself act as the same', () => {
    fc.assert(
      fc.property(person, anyFacts, (who, about) => {
        const named = about.contacts.find(
          ({ personId, removedAt }) => personId === who.personId && removedAt === null,
        );
        const asPerson = accessOf({ ...who, tenantId: ids.tenant }, about);
        if (!named || asPerson.standing === 'internal') return;
        expect(asPerson).toEqual(accessOf({ ...ana, contactId: named.id }, about));
      }),
    );
  });
});

/** Each of its values as the only one there is. */
function shapeOf<T extends object>(one: T) {
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, fc.constant(value)]),
  ) as { [Key in keyof T]: fc.Arbitrary<T[Key]> };
}

describe('who acted', () => {
  it.each([
    [access(ids.riya), { by_kind: 'person', by: ids.riya }],
    [
      { ...outside.client, personId: ids.tomas },
      { by_kind: 'contact', by: ids.row },
    ],
    [outside.service, { by_kind: 'service', by: null }],
  ])('is kept by what they are to the handover: %j', (known, columns) => {
    expect(columnsOf(byOf(known))).toEqual(columns);
  });
});
