import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { access, ids } from '../../tests/harness/facts.ts';
import { accessOf, partyOf, type AccessFacts, type Member } from '../people/access.ts';
import { role } from '../people/model.ts';
import { readerOf } from '../people/reader.ts';
import { state, type State } from './model.ts';
import { may, permissions, whyNot, type Verb } from './permissions.ts';

const verbs = Object.keys(permissions) as Verb[];
const actor = { tenantId: ids.tenant, personId: ids.tomas, name: 'Tomás' };
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

describe('what a person is to a handover', () => {
  it('AZ09 never makes somebody internal because the roster could not be read', () => {
    expect(accessOf(actor, facts({ members: null })).standing).toBe('stranger');
    const holders = [{ role: 'tech-lead' as const, personId: ids.tomas }];
    expect(accessOf(actor, facts({ members: null, holders })).standing).toBe('internal');
  });

  it('takes members of the team, but not its guests and not people of other tenants', () => {
    const standing = (one: Member) => accessOf(actor, facts({ members: [one] })).standing;
    expect(standing(member())).toBe('internal');
    expect(standing(member({ guest: true }))).toBe('stranger');
    expect(standing(member({ tenantId: ids.row }))).toBe('stranger');
  });

  it('takes a guest as client only when named, by the mail address the roster knows', () => {
    const contacts = [{ mail: 'Ana@Contoso.example', personId: null }];
    const standing = (mail: string | null) =>
      accessOf(actor, facts({ contacts, members: [member({ guest: true, mail })] })).standing;
    expect(standing('ana@contoso.example')).toBe('client');
    expect(standing('nils@northwind.example')).toBe('stranger');
    expect(standing(null)).toBe('stranger');
  });

  it('AZ04 takes nobody of another tenant, whatever they hold there', () => {
    const holders = [{ role: 'tech-lead' as const, personId: ids.tomas }];
    const other = { ...actor, tenantId: ids.row };
    expect(accessOf(other, facts({ holders, members: [member()] })).standing).toBe('stranger');
  });

  it('lets delivery heads in everywhere', () => {
    const access_ = accessOf(actor, facts({ deliveryHeads: [ids.tomas] }));
    expect(access_).toMatchObject({ standing: 'internal', roles: ['delivery-head'] });
  });
});

describe('permissions', () => {
  it('AZ02 gives strangers the same word for every verb and state', () => {
    const stranger = { personId: ids.row, standing: 'stranger' as const, roles: [] };
    for (const verb of verbs) {
      for (const one of state.options) expect(whyNot(verb, stranger, one)).toBe('not_found');
    }
  });

  it('gives clients none of the verbs', () => {
    const client = { personId: ids.row, standing: 'client' as const, roles: [] };
    for (const verb of verbs) expect(whyNot(verb, client, 'in-review')).toBe('role_required');
  });

  it('AZ06 names the state only to those whose verb it is', () => {
    const lead = access(ids.tomas, 'tech-lead');
    expect(whyNot('accept', lead, 'draft')).toBe('invalid_state');
    expect(whyNot('accept', lead, 'accepted')).toBe('already_accepted');
    expect(whyNot('accept', lead, 'cancelled')).toBe('invalid_state');
    expect(whyNot('accept', access(ids.riya, 'sales-owner'), 'draft')).toBe('role_required');
    expect(whyNot('send-kickoff', access(ids.meera, 'project-manager'), 'in-review')).toBe(
      'invalid_state',
    );
  });

  it('AZ05 lets only the tech lead accept and only sales submit', () => {
    const may_ = (verb: Verb, when: 'draft' | 'in-review') =>
      role.options.filter((one) => may(verb, access(ids.row, one), when));
    expect(may_('accept', 'in-review')).toEqual(['tech-lead']);
    expect(may_('submit', 'draft')).toEqual(['sales-owner']);
  });

  const anybody = access(ids.row);
  const when = (verb: Verb, who = anybody) => state.options.filter((one) => may(verb, who, one));

  it('lets anybody inside read whatever became of the handover', () => {
    expect(when('read')).toEqual(state.options);
  });

  it.each<Verb>(['ask', 'answer', 'settle'])(
    'lets anybody inside %s until it is closed or cancelled',
    (verb) => {
      const over: State[] = ['closed', 'cancelled'];
      expect(when(verb)).toEqual(state.options.filter((one) => !over.includes(one)));
    },
  );

  it.each<Verb>(['save-item', 'add-promise', 'edit-promise', 'add-contact', 'share'])(
    'lets sales, and nobody else, %s until acceptance',
    (verb) => {
      expect(when(verb, access(ids.riya, 'sales-owner'))).toEqual(['draft', 'in-review']);
      const others = role.options.filter((one) => one !== 'sales-owner');
      expect(when(verb, access(ids.row, ...others))).toEqual([]);
    },
  );

  it('says that it is accepted already from acceptance on, to who would accept', () => {
    const lead = access(ids.tomas, 'tech-lead');
    const done = state.options.filter((one) => whyNot('accept', lead, one) === 'already_accepted');
    expect(done).toEqual(['accepted', 'in-delivery', 'closed']);
  });

  it('needs one of the roles it names, not all of them', () => {
    const judging = role.options.filter((one) =>
      may('give-verdict', access(ids.row, one), 'in-review'),
    );
    expect(judging.toSorted()).toEqual(['project-manager', 'tech-lead']);
  });

  it('gives a member without a role nothing but reading and questions', () => {
    const theirs = verbs.filter((verb) => when(verb).length > 0);
    expect(theirs).toEqual(['read', 'ask', 'answer', 'settle']);
  });

  it('never takes a right away when a role is added', () => {
    const roles = fc.subarray([...role.options]);
    const sample = fc.record({
      few: roles,
      more: roles,
      verb: fc.constantFrom(...verbs),
      one: fc.constantFrom(...state.options),
    });
    fc.assert(
      fc.property(sample, ({ few, more, verb, one }) => {
        const before = may(verb, access(ids.row, ...few), one);
        const after = may(verb, access(ids.row, ...few, ...more), one);
        expect(before && !after).toBe(false);
      }),
    );
  });

  it('keeps what is restricted from members without a role', () => {
    expect(readerOf(access(ids.row)).audiences).toEqual(['client', 'internal']);
    expect(readerOf(access(ids.row, 'project-manager')).audiences).toContain('restricted');
    const client = { personId: ids.row, standing: 'client' as const, roles: [] };
    expect(readerOf(client).audiences).toEqual(['client']);
  });

  it('lets the sales owner speak for sales and everybody else inside for tech', () => {
    expect(partyOf(access(ids.riya, 'sales-owner', 'delivery-head'))).toBe('sales');
    expect(partyOf(access(ids.row))).toBe('tech');
  });
});
