import { describe, expect, it } from '@jest/globals';
import { access, aHandover, ids } from '../../tests/harness/facts.ts';
import { peopleFrom } from '../people/names.ts';
import { returnReason } from '../points/model.ts';
import { blocker, blockerCode } from './model.ts';
import { reasonToSendBack, waitsFor, type Block } from './rules.ts';
import { presentBlocks } from './view.ts';

const people = peopleFrom(new Map<string, string>([[ids.riya, 'Riya']]), aHandover());
const riya = { id: ids.riya, name: 'Riya', party: 'sales' };
const block: Block = {
  code: 'item_unknown',
  subjects: [{ kind: 'item', key: 'scope.features' }],
  text: 'Features: nothing is known yet',
  role: 'sales-owner',
  cure: { label: 'Fill in', step: 'Fill in features', page: 'checklist', ref: 'scope.features' },
};

/** Blockers as Riya sees them, unless said otherwise. */
function shown(blocks: readonly Block[], over: { who?: string; handover?: object } = {}) {
  const { who = ids.riya, handover = {} } = over;
  const scene = { handover: aHandover(handover), people, access: access(who, 'sales-owner') };
  return presentBlocks(blocks, scene);
}

describe('what is in the way, for one reader', () => {
  it('says what it is about, whom it waits for and what cures it', () => {
    const [first] = shown([block]);
    expect(first).toEqual({
      code: 'item_unknown',
      subjects: [{ kind: 'item', key: 'scope.features' }],
      text: 'Features: nothing is known yet',
      detail: null,
      reason: 'missing-section',
      waitsFor: riya,
      since: null,
      yours: true,
      cure: { label: 'Fill in', page: 'checklist', ref: 'scope.features' },
    });
    expect(blocker.parse(first)).toEqual(first);
  });

  it('keeps why and since when, where they are known, and the order', () => {
    const since = '2026-11-20T09:00:00.000Z';
    const { ref: _ref, ...cure } = block.cure;
    const blocks = shown([{ ...block, detail: '+120 h', since, cure }, block]);
    expect(blocks).toMatchObject([
      { detail: '+120 h', since, cure: { ref: null } },
      { detail: null, since: null },
    ]);
  });

  it('is the reader’s own only when it waits for them', () => {
    expect(shown([block], { who: ids.tomas })).toMatchObject([{ yours: false, waitsFor: riya }]);
    const unnamed = shown([block], { handover: { holders: [] } });
    expect(unnamed).toMatchObject([{ yours: false, waitsFor: null }]);
  });
});

describe('whom something waits for', () => {
  it('is the person it names, else whoever holds the role', () => {
    expect(waitsFor(block, aHandover())).toBe(ids.riya);
    expect(waitsFor({ ...block, personId: ids.meera }, aHandover())).toBe(ids.meera);
    expect(waitsFor({ ...block, personId: null }, aHandover())).toBe(ids.riya);
    expect(waitsFor(block, { holders: [] })).toBeNull();
  });
});

describe('as what something is sent back', () => {
  it('is one of the reasons, whatever it is', () => {
    for (const code of blockerCode.options) {
      expect(returnReason.options).toContain(reasonToSendBack[code]);
    }
  });

  it('is the reason that sales knows it by', () => {
    expect(reasonToSendBack).toMatchObject({
      no_client_contact: 'no-client-contact',
      no_exclusions: 'no-exclusions',
      no_change_policy: 'commercial-gap',
      item_unknown: 'missing-section',
      promise_without_source: 'missing-document',
      promise_unresolved: 'promise-not-feasible',
      promise_not_carried: 'missing-section',
      only_said_without_plan: 'unclear-requirement',
      question_open: 'unclear-requirement',
    });
  });
});
