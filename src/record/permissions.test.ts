import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { access, ids, outside } from '../../tests/harness/facts.ts';
import { partyOf, type Access } from '../people/access.ts';
import { role } from '../people/model.ts';
import { readerOf } from '../people/reader.ts';
import { state, type State } from './model.ts';
import { isAmong, may, permissions, whyNot, type Verb } from './permissions.ts';

const verbs = Object.keys(permissions) as Verb[];
const own: Verb = 'note-outlook';

describe('permissions', () => {
  it('AZ02 gives strangers the same word for every verb and state', () => {
    for (const verb of verbs) {
      for (const one of state.options)
        expect(whyNot(verb, outside.stranger, one)).toBe('not_found');
    }
  });

  it('lets clients open it, whatever became of it, say what is not quite so, and no more', () => {
    for (const verb of verbs) {
      for (const one of state.options) {
        const isOver = one === 'closed' || one === 'cancelled';
        const refused =
          verb === 'open'
            ? null
            : verb !== 'not-quite'
              ? 'role_required'
              : isOver
                ? 'invalid_state'
                : null;
        expect([verb, whyNot(verb, outside.client, one)]).toEqual([verb, refused]);
      }
    }
  });

  it('gives the service none of the verbs that people have, not even looking', () => {
    for (const verb of verbs.filter((one) => one !== own)) {
      for (const one of state.options) {
        expect([verb, whyNot(verb, outside.service, one)]).toEqual([verb, 'role_required']);
      }
    }
  });

  it('lets the service, and nobody else, note what was done in Outlook', () => {
    const when = state.options.filter((one) => may(own, outside.service, one));
    expect(when).toEqual(['accepted', 'in-delivery']);
    for (const one of role.options) {
      expect(whyNot(own, access(ids.row, one), 'accepted')).toBe('role_required');
    }
  });

  it.each([
    ['member', ['member', 'lead']],
    ['tech-lead', ['lead']],
    ['contact', ['client']],
    ['service', ['service']],
  ] as const)('means by %s: %j', (who, meant) => {
    const everybody: Record<string, Access> = {
      ...outside,
      member: access(ids.row),
      lead: access(ids.tomas, 'tech-lead'),
    };
    const found = Object.keys(everybody).filter((name) => isAmong(who, everybody[name]!));
    expect(found).toEqual(meant);
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

  it.each<Verb>(['save-item', 'add-promise', 'edit-promise', 'add-contact'])(
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

  it('gives a member without a role nothing but looking, reading, questions, and undoing their own', () => {
    const theirs = verbs.filter((verb) => when(verb).length > 0);
    expect(theirs).toEqual(['open', 'read', 'propose', 'ask', 'answer', 'settle', 'undo']);
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
    expect(readerOf(outside.client).audiences).toEqual(['client']);
    expect(readerOf(outside.service).audiences).toEqual([]);
  });

  it('lets the sales owner speak for sales and everybody else inside for tech', () => {
    expect(partyOf(access(ids.riya, 'sales-owner', 'delivery-head'))).toBe('sales');
    expect(partyOf(access(ids.row))).toBe('tech');
  });
});
