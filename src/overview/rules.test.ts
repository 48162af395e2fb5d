import { describe, expect, it } from '@jest/globals';
import { access, aHandover, aKickoff, ids } from '../../tests/harness/facts.ts';
import type { Block } from '../gates/rules.ts';
import type { KickoffStanding } from '../kickoff/rules.ts';
import type { Access } from '../people/access.ts';
import type { Role } from '../people/model.ts';
import type { State } from '../record/model.ts';
import { nextStepFor } from './rules.ts';

const riya = access(ids.riya, 'sales-owner');
const tomas = access(ids.tomas, 'tech-lead');
const meera = access(ids.meera, 'project-manager');
const jonas = access(ids.jonas, 'delivery-head');
const everybody = [riya, tomas, meera, jonas, access(ids.row)];

const blockFor = (role: Role, ref?: string): Block => ({
  code: 'no_client_contact',
  subjects: [],
  text: 'No client contact is named',
  role,
  cure: { label: 'Name one', step: `Step of ${role}`, page: 'questions', ...(ref ? { ref } : {}) },
});

/** The next step of somebody while a handover stands like this. */
function step(
  who: Access,
  state: State,
  over: { blocks?: Block[]; kickoff?: KickoffStanding } = {},
) {
  const { blocks = [], kickoff } = over;
  const handover = aHandover({ state, submitted_by: ids.riya });
  return nextStepFor({ handover, access: who, kickoff }, blocks);
}

describe('the one next step', () => {
  it('is the first thing that waits for this reader', () => {
    const blocks = [
      blockFor('sales-owner'),
      blockFor('tech-lead', 'a'),
      blockFor('tech-lead', 'b'),
    ];
    const cure = { label: 'Step of tech-lead', verb: 'go', page: 'questions' };
    expect(step(tomas, 'in-review', { blocks })).toEqual({ ...cure, ref: 'a' });
    expect(step(riya, 'draft', { blocks })).toMatchObject({ ref: null });
  });

  const submit = { label: 'Submit', verb: 'submit', page: 'overview', ref: null };
  const accept = { label: 'Accept', verb: 'accept', page: 'overview', ref: null };
  const kickoff = { label: 'Plan the kickoff', verb: 'go', page: 'kickoff', ref: null };
  const states = ['draft', 'in-review', 'accepted', 'in-delivery', 'paused', 'closed', 'cancelled'];

  it.each<[string, Access, State, object]>([
    ['submitting', riya, 'draft', submit],
    ['accepting', tomas, 'in-review', accept],
    ['planning the kickoff', meera, 'accepted', kickoff],
  ])('where nothing is in the way is %s, for one person in one state', (_what, who, when, free) => {
    expect(step(who, when)).toEqual(free);
    for (const state of states as State[]) {
      for (const other of everybody) {
        const isTheirs = other === who && state === when;
        if (!isTheirs) expect(step(other, state)).not.toEqual(free);
      }
    }
  });

  it('is none for everybody whose turn it is not', () => {
    for (const state of states as State[]) {
      expect([step(jonas, state), step(access(ids.row), state)]).toEqual([null, null]);
    }
    expect([step(riya, 'in-review'), step(meera, 'draft'), step(tomas, 'accepted')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is not submitting while it waits for somebody else', () => {
    expect(step(riya, 'draft', { blocks: [blockFor('delivery-head')] })).toBeNull();
  });

  it('is the choice to send back while acceptance waits for somebody else', () => {
    const open = step(tomas, 'in-review', { blocks: [blockFor('sales-owner')] });
    expect(open).toEqual({ ...accept, label: 'Accept or send back' });
  });

  it('is no longer the kickoff once it was sent', () => {
    expect(step(meera, 'accepted', { kickoff: aKickoff() })).toBeNull();
  });

  it.each<[string, Partial<ReturnType<typeof aHandover>>]>([
    ['submitted it', { submitted_by: ids.tomas }],
    ['owns the sale', { holders: [{ role: 'sales-owner', personId: ids.tomas }] }],
  ])('is never accepting for a tech lead who %s, but that somebody else can', (_who, over) => {
    const handover = aHandover({ state: 'in-review', ...over });
    const standing = { handover, access: tomas, kickoff: undefined };
    const another = {
      label: 'Name another tech lead',
      verb: 'go',
      page: 'overview',
      ref: 'people',
    };
    expect(nextStepFor(standing, [])).toEqual(another);
    expect(nextStepFor(standing, [blockFor('project-manager')])).toEqual(another);
  });
});
